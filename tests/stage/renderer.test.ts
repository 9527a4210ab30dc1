import { describe, expect, it } from 'vitest';
import { isSoftware } from '../../src/stage/renderer';

describe('choosing a renderer', () => {
  it('knows the software renderers by name', () => {
    const names = [
      'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
      'llvmpipe (LLVM 15.0.6, 256 bits)',
      'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
    ];
    expect(names.map(isSoftware)).toEqual([true, true, true]);
  });

  it('leaves graphics cards to WebGL', () => {
    const names = ['ANGLE (Intel, Intel(R) UHD Graphics 630 Direct3D11 vs_5_0 ps_5_0, D3D11)', 'Apple GPU', 'Mali-G78'];
    expect(names.map(isSoftware)).toEqual([false, false, false]);
  });
});
