import { describeAtTheGate } from '../support/gate-library';

describeAtTheGate('s10-three-calls');
