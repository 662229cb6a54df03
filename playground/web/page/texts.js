// The page's own few words, in the language of the chosen phone.
const TEXTS = {
  ru: {
    whosePhone: "Чей телефон", chat: "Переписка с ботом", commands: "Команды", editing: "Изменение сообщения",
    cancel: "Отмена", start: "Начать", message: "Сообщение", file: "Отправить фото или файл", sticker: "Отправить стикер",
    send: "Отправить", ok: "Хорошо", bot: "бот", typing: "печатает…", edited: "изменено", edit: "Изменить",
    about: "Что умеет этот бот?", more: "Показать полностью", less: "Свернуть", copied: "Скопировано",
    offline: "нет связи", you: "Вы", failed: "Не отправлено", spoiler: "Скрытый текст", picture: "Фото",
    stickerSent: "Стикер", voice: "Голосовое сообщение", other: "Сообщение", late: "Бот не отвечает",
    fileBad: "Файл не отправлен", phone: "Телефон",
  },
  kk: {
    whosePhone: "Кімнің телефоны", chat: "Ботпен жазысу", commands: "Командалар", editing: "Хабарламаны өзгерту",
    cancel: "Болдырмау", start: "Бастау", message: "Хабарлама", file: "Фото немесе файл жіберу", sticker: "Стикер жіберу",
    send: "Жіберу", ok: "Жарайды", bot: "бот", typing: "жазып жатыр…", edited: "өзгертілді", edit: "Өзгерту",
    about: "Бұл бот не істей алады?", more: "Толық көрсету", less: "Жию", copied: "Көшірілді",
    offline: "байланыс жоқ", you: "Сіз", failed: "Жіберілмеді", spoiler: "Жасырын мәтін", picture: "Фото",
    stickerSent: "Стикер", voice: "Дауыстық хабарлама", other: "Хабарлама", late: "Бот жауап бермей жатыр",
    fileBad: "Файл жіберілмеді", phone: "Телефон",
  },
  en: {
    whosePhone: "Whose phone", chat: "Chat with the bot", commands: "Commands", editing: "Editing a message",
    cancel: "Cancel", start: "Start", message: "Message", file: "Send a photo or a file", sticker: "Send a sticker",
    send: "Send", ok: "OK", bot: "bot", typing: "typing…", edited: "edited", edit: "Edit",
    about: "What can this bot do?", more: "Show all", less: "Show less", copied: "Copied",
    offline: "no connection", you: "You", failed: "Not sent", spoiler: "Hidden text", picture: "Photo",
    stickerSent: "Sticker", voice: "Voice message", other: "Message", late: "The bot does not answer",
    fileBad: "The file was not sent", phone: "Phone",
  },
};
const LANGUAGES = { ru: "русский", kk: "қазақша", en: "English" };

export const languageOf = (user) => (user.language_code in TEXTS ? user.language_code : "en");

export const textsFor = (language) => TEXTS[language];

// "Айгүл · қазақша": a person, the language of the phone, and what else was noted.
export const labelOf = ({ first_name: name, language_code: code, note }) =>
  [name, LANGUAGES[code] ?? new Intl.DisplayNames([code], { type: "language" }).of(code), note].filter(Boolean).join(" · ");
