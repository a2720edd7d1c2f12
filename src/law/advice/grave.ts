/** Of two levels of one scale the graver: what is in doubt is taken from its worse side. */
export function graver<Level extends number>(one: Level, other: Level): Level {
  return one > other ? one : other;
}

export function milder<Level extends number>(one: Level, other: Level): Level {
  return one < other ? one : other;
}
