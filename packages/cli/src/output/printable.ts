// C0 and C1 controls move cursors and change titles; bidirectional overrides make text read as what it is not. The
// joiners U+200C and U+200D stay: Persian is not written without them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const HOSTILE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

const CONTROL_PICTURES = 0x2400
const DELETE_PICTURE = '\u2421'
const REPLACEMENT = '\ufffd'

function picture(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code)
  return code === 0x7f ? DELETE_PICTURE : REPLACEMENT
}

/** Text of unknown origin as one line that a terminal only shows and never obeys. */
export const printable = (text: string): string => text.replace(HOSTILE, picture)

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON in which no character can speak to a terminal: JSON.stringify leaves C1 controls and overrides as they are. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(HOSTILE, (character) => (character === '\n' ? character : escaped(character)))
