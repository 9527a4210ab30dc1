// A bare story page of the peer: the first lines of the same encounter, a choice of answers, no style, nothing else.

import story from 'virtual:story';
import { Story } from 'inkjs';

const told = new Story(story);
const main = document.createElement('main');
document.body.append(main);

function go(): void {
  main.replaceChildren();
  while (told.canContinue) {
    const line = document.createElement('p');
    line.dataset.testid = 'line';
    line.textContent = told.Continue() ?? '';
    main.append(line);
  }
  for (const choice of told.currentChoices) {
    const button = document.createElement('button');
    button.textContent = choice.text;
    button.addEventListener('click', () => {
      told.ChooseChoiceIndex(choice.index);
      go();
    });
    main.append(button);
  }
}
go();
