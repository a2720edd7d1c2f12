/**
 * Holds an OpenAPI document against a Spectral ruleset, such as that of the NLGov REST API Design Rules.
 *
 *     node scripts/design-rules.mjs <document.json> <ruleset.yaml>
 *
 * Prints a line for each finding; ends with 1 when one of them is an error. Rulesets are written for Spectral's
 * command line, which loads them over the network and by code of its own: here they are read as the data they are.
 */
import { readFileSync } from 'node:fs';
import core from '@stoplight/spectral-core';
import functions from '@stoplight/spectral-functions';
import rulesets from '@stoplight/spectral-rulesets';
import { parse } from 'yaml';

const SEVERITIES = ['error', 'warning', 'information', 'hint'];

const [documentPath, rulesetPath] = process.argv.slice(2);
const { rules } = parse(readFileSync(rulesetPath, 'utf8'));

const called = (then) => ({ ...then, function: functions[then.function] });
const spectral = new core.Spectral();
spectral.setRuleset({
  extends: [[rulesets.oas, 'off']],
  rules: Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      typeof rule === 'string' ? rule : { ...rule, then: [rule.then].flat().map(called) },
    ]),
  ),
});
const findings = await spectral.run(JSON.parse(readFileSync(documentPath, 'utf8')));
for (const { severity, code, path, message } of findings)
  console.log(`${SEVERITIES[severity]} ${code} #/${path.join('/')} ${message}`);
if (findings.some(({ severity }) => severity === 0)) process.exitCode = 1;
