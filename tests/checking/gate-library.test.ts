import { vi } from 'vitest';
import { describeAtTheGate } from '../support/gate-library';

vi.setConfig({ testTimeout: 300_000 });

// S10 has twenty-four variants and takes as long as the others together: tests/long/gate-library.test.ts.
for (const id of ['s04-third-trip', 's27-petitioners', 's28-power-cut', 's29-lift']) describeAtTheGate(id);
