// One message as an element of the chat.
import { format } from "./formatting.js";
import { fileUrl } from "./network.js";

// `actions` are what can be done with it: `write(text)`, `tap(messageId, data)`, `edit(message)`, `copy(text)`.
export function messageElement(event, words, actions) {
  const { message, by_bot: byBot } = event;
  const item = document.createElement("li");
  item.className = byBot ? "message from-bot" : "message from-person";
  item.dataset.id = message.message_id;
  const bubble = document.createElement("div");
  bubble.className = "bubble";
  bubble.append(hidden(byBot ? `${words.bot}: ` : `${words.you}: `), ...reply(message), ...media(message, words));
  const text = message.text ?? message.caption;
  if (text) {
    const body = document.createElement("div");
    body.className = "text";
    body.append(format(text, message.entities ?? message.caption_entities ?? [], words, actions.write));
    bubble.append(body);
  }
  bubble.append(foot(event, words, actions));
  item.append(bubble, ...keyboard(message, actions));
  return item;
}

function reply(message) {
  const replied = message.reply_to_message;
  if (!replied) {
    return [];
  }
  const quote = document.createElement("div");
  quote.className = "reply";
  if (message.quote) {
    quote.textContent = message.quote.text;
  } else {
    quote.dataset.to = replied.message_id;
    quote.textContent = preview(replied);
  }
  return [quote];
}

// What stands above a reply to this message; it follows the message's edits.
export function preview(message) {
  return (message.text ?? message.caption ?? "…").slice(0, 80);
}

function media(message, words) {
  if (message.photo) {
    const picture = document.createElement("img");
    const size = message.photo.at(-1);
    picture.src = fileUrl(size.file_id);
    picture.width = size.width;
    picture.height = size.height;
    picture.alt = message.caption ?? words.picture;
    return [picture];
  }
  if (message.sticker) {
    const sticker = document.createElement("div");
    sticker.className = "big";
    sticker.setAttribute("role", "img");
    sticker.setAttribute("aria-label", `${words.stickerSent} ${message.sticker.emoji}`);
    sticker.textContent = message.sticker.emoji;
    return [sticker];
  }
  if (message.document) {
    const anchor = document.createElement("a");
    anchor.className = "document";
    anchor.href = fileUrl(message.document.file_id);
    anchor.download = message.document.file_name ?? "";
    anchor.textContent = `📄 ${message.document.file_name}`;
    return [anchor];
  }
  const unknown = document.createElement("em");
  unknown.textContent = message.voice ? `🎤 ${words.voice}` : words.other;
  return message.text ? [] : [unknown];
}

function foot(event, words, actions) {
  const { message, by_bot: byBot, emoji } = event;
  const line = document.createElement("div");
  line.className = "foot";
  if (emoji?.length) {
    const reaction = document.createElement("span");
    reaction.className = "reaction";
    reaction.textContent = emoji.join(" ");
    line.append(reaction);
  }
  if (!byBot && (message.text || message.caption)) {
    const edit = document.createElement("button");
    edit.type = "button";
    edit.className = "edit";
    edit.textContent = words.edit;
    edit.addEventListener("click", () => actions.edit(message));
    line.append(edit);
  }
  if (message.edit_date) {
    line.append(`${words.edited} `);
  }
  const time = document.createElement("time");
  const date = new Date(message.date * 1000);
  time.dateTime = date.toISOString();
  time.textContent = date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false });
  line.append(time);
  return line;
}

function keyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) {
    return [];
  }
  const board = document.createElement("div");
  board.className = "keyboard";
  for (const row of rows) {
    const line = document.createElement("div");
    line.className = "row";
    line.append(...row.map((button) => buttonElement(button, message, actions)));
    board.append(line);
  }
  return [board];
}

function buttonElement(button, message, actions) {
  if (button.url) {
    const anchor = document.createElement("a");
    anchor.href = button.url;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    anchor.textContent = `${button.text} ↗`;
    return anchor;
  }
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = button.text;
  if (button.callback_data) {
    element.addEventListener("click", async () => {
      element.setAttribute("aria-busy", "true");
      await actions.tap(message.message_id, button.callback_data, () => element.removeAttribute("aria-busy"));
    });
  } else if (button.copy_text) {
    element.addEventListener("click", () => actions.copy(button.copy_text.text));
  } else {
    element.disabled = true;
  }
  return element;
}

function hidden(text) {
  const span = document.createElement("span");
  span.className = "hidden";
  span.textContent = text;
  return span;
}
