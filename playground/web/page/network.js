// Talking with the server's control interface.

export async function users() {
  return (await fetch("/control/users")).json();
}

async function post(path, body) {
  const response = await fetch(path, { method: "POST", body });
  if (!response.ok) {
    throw new Error(await response.text());
  }
  return response.json();
}

// What one person can do in the private chat with the bot.
export class Line {
  constructor(userId) {
    this.userId = userId;
    this.path = `/control/users/${userId}`;
    this.closed = false;
  }

  // Calls `hear` with the whole state first, then with each event; connects again after a break.
  open(hear) {
    const url = new URL(`${this.path}/events`, location.href);
    url.protocol = "ws:";
    this.socket = new WebSocket(url);
    this.socket.onmessage = (message) => hear(JSON.parse(message.data));
    this.socket.onclose = () => {
      if (!this.closed) {
        hear({ kind: "offline" });
        setTimeout(() => this.reopen(hear), 1000);
      }
    };
  }

  // After a restart of the server everybody is somebody else: then the page begins anew.
  async reopen(hear) {
    if (this.closed) {
      return;
    }
    try {
      const known = (await users()).some(({ id }) => id === this.userId);
      if (!known) {
        location.reload();
        return;
      }
    } catch {
      setTimeout(() => this.reopen(hear), 1000);
      return;
    }
    this.open(hear);
  }

  close() {
    this.closed = true;
    this.socket.close();
  }

  say(text) {
    return post(`${this.path}/messages`, JSON.stringify({ text }));
  }

  edit(messageId, text) {
    return post(`${this.path}/edits`, JSON.stringify({ message_id: messageId, text }));
  }

  tap(messageId, data) {
    return post(`${this.path}/taps`, JSON.stringify({ message_id: messageId, callback_data: data }));
  }

  sticker() {
    return post(`${this.path}/stickers`, "{}");
  }

  photo(file, caption) {
    return post(`${this.path}/photos?${new URLSearchParams({ caption })}`, file);
  }

  document(file, caption) {
    return post(`${this.path}/documents?${new URLSearchParams({ name: file.name, caption })}`, file);
  }
}

export const fileUrl = (fileId) => `/control/files/${encodeURIComponent(fileId)}`;
