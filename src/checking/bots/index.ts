export { type BotOptions, type BotReport, type BotShare, type DutyShare, runBots } from './bots';
