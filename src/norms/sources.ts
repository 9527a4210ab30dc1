import type { PackId, Text } from './types';

/** What is known of a regulation without its clauses: small enough to travel with every page. */
export interface NormSource {
  readonly id: PackId;
  /** Version of our transcription, raised with every correction of `packs/<id>.json`. */
  readonly version: string;
  readonly title: Text;
}

const REGULATIONS: Readonly<Record<PackId, Omit<NormSource, 'id'>>> = {
  tt: {
    version: '1.0.0',
    title: {
      zh: '“千人计划”服务窗口服务规范',
      en: 'Service norm for the “Thousand Talents Plan” service windows',
    },
  },
  hr: {
    version: '1.0.0',
    title: {
      zh: '人力资源和社会保障窗口单位服务规范、纪律要求、通用文明用语（试行）',
      en: 'Service norm, discipline rules and courteous language for human resources and social security windows (trial)',
    },
  },
  bu: {
    version: '1.0.0',
    title: {
      zh: '人力资源和社会保障局服务行为规范',
      en: 'Service conduct norm of a human resources and social security bureau',
    },
  },
  cq: {
    version: '1.0.0',
    title: {
      zh: '重庆市政务服务综合窗口服务规范（试行）',
      en: 'Chongqing service norm for integrated government service windows (trial)',
    },
  },
  gd: {
    version: '1.0.0',
    title: {
      zh: '官渡区政务服务中心窗口服务规范清单',
      en: 'Service norm checklist for the windows of the Guandu District Government Service Centre',
    },
  },
};

export const PACK_IDS: readonly PackId[] = ['tt', 'hr', 'bu', 'cq', 'gd'];

export function normSource(id: PackId): NormSource {
  return { id, ...REGULATIONS[id] };
}

/** Versions for the header of a run: a score years later must name the transcription it was made under. */
export function packVersions(ids: readonly PackId[] = PACK_IDS): Readonly<Record<string, string>> {
  return Object.fromEntries(ids.map((id) => [id, REGULATIONS[id].version]));
}
