// The desk with the phones: the first person's, and beside it the last one's where the screen is wide.
import { users } from "./network.js";
import { Phone } from "./phone.js";
import { languageOf } from "./texts.js";

const people = await users();
const desk = document.getElementById("desk");
const template = document.getElementById("phone");
const chosen = [people[0], people.at(-1)].slice(0, Math.min(people.length, 2));
document.documentElement.lang = people.length ? languageOf(people[0]) : "en";
for (const user of chosen) {
  const root = template.content.cloneNode(true).firstElementChild;
  desk.append(root);
  new Phone(root, people).choose(user.id);
}
