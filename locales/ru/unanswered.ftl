## На что нет ответа

unanswered-heading = На что нет ответа
unanswered-text = Найдено: { $count }. Страница { $page } из { $pages }. Чаще всего спрашивают о том, что выше. Нажмите на вопрос, чтобы ответить на него или убрать его.
unanswered-none = Всё в порядке: вопросов без ответа сейчас нет.
unanswered-asked =
    { $count ->
        [one] { $count } раз ({ $languages })
        [few] { $count } раза ({ $languages })
       *[other] { $count } раз ({ $languages })
    }
unanswered-waiting = ждут ответа: { $count }
unanswered-how = Ответьте на это сообщение текстом будущего факта или нажмите кнопку: вопрос я уже записал. Когда сохраните факт, я сообщу о нём тем, кто ждёт.
unanswered-answer = Ответить
unanswered-dismiss = Убрать навсегда
unanswered-dismiss-text = Убрать этот вопрос навсегда? Он больше не появится в списке, даже если его зададут снова. Тем, кто ждёт ответа, я ничего не напишу.
unanswered-dismissed = Вопрос убран и больше не появится.
unanswered-settled = Закрыл вопросы, на которые не было ответа ({ $count }): { $questions }
unanswered-will-tell = Сообщу тем, кто ждал ответа: { $count }.
language-ru = по-русски
language-kk = по-казахски

## Сводка

digest-heading = Сводка для редактора
digest-text = В сводке — на какие частые вопросы нет ответа, каких переводов нет и какие отстали. Приходит в девять утра, а если сообщить нечего — не приходит. Сейчас: { $often }. Как часто присылать?
digest-off = не присылать
digest-daily = каждый день
digest-weekly = раз в неделю
digest-chosen-off = Хорошо, сводку больше не присылаю.
digest-chosen-daily = Буду присылать сводку каждый день в девять утра.
digest-chosen-weekly = Буду присылать сводку по понедельникам в девять утра.
digest-in-private = Сводку присылаю только в личной переписке: напишите мне туда ту же команду.
digest-wanted = Об этом спрашивают чаще всего, а ответа у меня нет. Нажмите на вопрос, чтобы ответить.
digest-behind = Переводов, которые отстали: { $count }. Нажмите на факт, чтобы обновить его.
digest-missing = Фактов только на одном языке: { $count }. Все они — в /missing.
digest-all = Все вопросы без ответа

## Картинка со статистикой

stats-title = О чём спрашивают: { $first }–{ $last }
stats-by-day = Вопросы по дням
stats-outcome = Нашёлся ли ответ
stats-answered = ответил
stats-unanswered = не смог
stats-facts = Отвечал чаще всего
stats-misses = Чаще всего не смог ответить
stats-people = Вопросы о космонавтах
stats-nothing = Пока ничего
stats-caption = Вопросов: { $count }. Отметили, что ответ помог: { $helpful }, не помог: { $unhelpful }. Вопросы без ответа: /unanswered
stats-in-private = Статистику пришлю только в личной переписке: напишите мне туда ту же команду.
