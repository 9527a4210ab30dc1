import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Alarm, AttemptClock } from '../../src/app/trainee/clock';

describe('attempt time', () => {
  test('counts only while it runs and goes on from an earlier sitting', () => {
    let now = 1000.4;
    const clock = new AttemptClock(() => now, 5000);
    expect(clock.t).toBe(5000);
    clock.start();
    now += 250.9;
    expect(clock.t).toBe(5250);
    clock.stop();
    now += 60_000;
    expect(clock.t).toBe(5250);
    clock.start();
    clock.start();
    now += 10;
    expect(clock.t).toBe(5260);
  });
});

describe('the alarm', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const rig = (due: () => number | null) => {
    const clock = new AttemptClock(() => performance.now());
    const fired: number[] = [];
    const alarm = new Alarm(clock, due, () => fired.push(clock.t));
    return { clock, fired, alarm };
  };

  test('rings when attempt time reaches what is due, once', () => {
    const { clock, fired, alarm } = rig(() => 3000);
    clock.start();
    alarm.arm();
    vi.advanceTimersByTime(2999);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(5000);
    expect(fired).toHaveLength(1);
    expect(fired[0]).toBeGreaterThanOrEqual(3000);
  });

  test('does not ring while the clock stands', () => {
    const { clock, fired, alarm } = rig(() => 3000);
    clock.start();
    alarm.arm();
    vi.advanceTimersByTime(1000);
    clock.stop();
    alarm.disarm();
    vi.advanceTimersByTime(60_000);
    expect(fired).toEqual([]);
    alarm.arm();
    vi.advanceTimersByTime(60_000);
    expect(fired).toEqual([]);
    clock.start();
    alarm.arm();
    vi.advanceTimersByTime(2100);
    expect(fired).toHaveLength(1);
  });

  test('waits longer than a timeout can last', () => {
    const day = 86_400_000;
    const { clock, fired, alarm } = rig(() => 40 * day);
    clock.start();
    alarm.arm();
    vi.advanceTimersByTime(30 * day);
    expect(fired).toEqual([]);
    vi.advanceTimersByTime(11 * day);
    expect(fired).toHaveLength(1);
  });

  test('nothing due, nothing armed', () => {
    const { clock, fired, alarm } = rig(() => null);
    clock.start();
    alarm.arm();
    vi.advanceTimersByTime(1_000_000);
    expect(fired).toEqual([]);
  });
});
