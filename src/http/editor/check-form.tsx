// What public/editor.js asks while somebody types: the answer to the form as it stands, as a page of its own.
import { findActivity } from '../../actions/browse-occurrences.ts';
import { answer, readerFor } from '../pages/answer-page.tsx';
import { Answer } from './answer-section.tsx';
import { checkTyped } from './checked.ts';
import { ownPage, typedOf } from './editor-answers.tsx';
import type { EditorHandler } from './editor-services.ts';

export const checkForm: EditorHandler = async (services, c, member) => {
  const { desk } = services;
  const id = c.req.query('id');
  const stored = id === undefined ? null : findActivity(desk, member, id);
  const typed = await typedOf(c);
  const reader = readerFor(services, c);
  const checked = checkTyped(desk, member, typed, stored);
  const content = <Answer {...{ reader, desk, member, typed, checked }} />;
  return answer(c, reader, ownPage(reader.words.say('editor.answer'), content));
};
