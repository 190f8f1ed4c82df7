import { describe, expect, it } from 'vitest'
import { matching, matchScore } from '../src/palette/match.ts'
import { shortcutOf, shortcuts, startsShortcut } from '../src/palette/shortcuts.ts'

describe('the palette', () => {
  it('finds by words in any order, whatever their case and marks', () => {
    expect(matchScore('GLANCE over', 'At a glance', 'Overview')).toBeGreaterThan(0)
    expect(matchScore('muller', 'Müller')).toBeGreaterThan(0)
    expect(matchScore('سبد', 'سبد مشتریان')).toBeGreaterThan(0)
    expect(matchScore('glance movement', 'At a glance', 'Overview')).toBe(0)
  })

  it('has first what begins with what was typed', () => {
    const entries = [{ label: 'Not scored' }, { label: 'Strategies', hint: 'Score' }, { label: 'Scorecard' }]
    expect(matching('score', entries).map(({ label }) => label)).toEqual(['Scorecard', 'Not scored', 'Strategies'])
    expect(matching('', entries)).toEqual(entries)
  })
})

describe('the shortcuts', () => {
  it('are told apart by their keys', () => {
    expect(new Set(shortcuts.map(({ keys }) => keys.join(' '))).size).toBe(shortcuts.length)
    for (const { keys } of shortcuts) if (keys.length === 1) expect(startsShortcut(keys[0])).toBe(false)
  })

  it('of two keys need the first one', () => {
    expect(shortcutOf('g', 'm')?.id).toBe('movement')
    expect(shortcutOf(null, 'm')).toBeUndefined()
    expect(shortcutOf(null, '?')?.id).toBe('help')
    expect(shortcutOf('g', '?')).toBeUndefined()
  })
})
