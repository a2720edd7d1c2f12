// A fault, loaded before the application: the writer's connection is told to answer before the commit is on disk.
import pg from 'pg';

const { query } = pg.Client.prototype;
const insists = "when 'off' then 'on'";

pg.Client.prototype.query = function (statement, ...rest) {
  const text = statement?.text;
  return typeof text === 'string' && text.includes(insists)
    ? query.call(this, { ...statement, text: text.replace(insists, "when 'on' then 'off'") }, ...rest)
    : query.call(this, statement, ...rest);
};
