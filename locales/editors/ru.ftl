## Команды редакторов (меню)

command-addfact = добавить факт
command-editfact = изменить факт
command-delfact = удалить факт
command-facts = все факты и поиск по ним
command-people = космонавты, звания, страны
command-stories = рассказы и главы
command-undo = отменить моё последнее изменение
command-history = кто и что менял
command-missing = где не хватает перевода
command-unanswered = на что нет ответа
command-digest = сводка: как часто присылать
command-stats = о чём спрашивают, картинкой
command-import = загрузить файл с фактами
command-export = выгрузить всё в файл
command-cancel = прервать начатое
command-admins = редакторы и приглашения
command-backup = копия базы данных

## Редакторы и владельцы

admins-heading = Кто может править
admins-owners = Владельцы (задаются в настройках BOT_OWNER_IDS): { $ids }
admins-editors = Редакторы:
admins-no-editors = Редакторов пока нет.
admins-how = Чтобы сделать человека редактором, пришлите ему приглашение, ответьте командой /admins на его сообщение или напишите /admins и его номер: свой номер каждый узнаёт по команде /id.
admins-how-in-group = Ответьте этой командой на сообщение того, кого хотите сделать редактором. Список редакторов показываю только в личной переписке.
admins-invite = Создать приглашение
admins-link =
    Перешлите эту ссылку будущему редактору. Она сработает один раз и только в ближайшие { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.
admins-link-spent = Это приглашение уже использовано или устарело. Попросите владельца прислать новое.
admins-remove-one = Убрать: { $name }
admins-remove = Убрать из редакторов
admins-remove-question = Убрать из редакторов: { $name }? Всё, что внесено, останется.
admins-removed = Больше не редактор: { $name }.
admins-appointed = Теперь редактор: { $name }. Можно править факты.
admins-is-owner = Это владелец: у него и так есть все права. Владельцы задаются в настройках (BOT_OWNER_IDS), здесь их не назначают и не убирают.
admins-nobody-there = Это сообщение написал не человек или автор скрыт, поэтому редактором сделать некого. Ответьте на сообщение самого человека или пришлите ему приглашение: /admins
admins-no-id = «{ $text }» — не номер в Telegram. Номер состоит из одних цифр, его показывает команда /id.
admins-already-yourself = У вас уже есть права. Перешлите эту ссылку тому, кого хотите сделать редактором.
admins-welcome-heading = Вы — редактор
admins-welcome =
    Теперь вы можете править то, что я рассказываю, прямо здесь, в переписке.

    /addfact — добавить факт
    /facts — найти факт, изменить или удалить его
    /people — космонавты, звания, страны
    /stories — рассказы
    /undo — отменить последнее изменение

    Ничего не пропадёт: любое изменение можно отменить.

## Ключи полей: ими начинаются строки в сообщениях редакторов

key-question = вопрос
key-answer = ответ
key-examples = примеры
key-source = источник
key-date = дата
key-until = действует до

## Как пишется факт

ask-fact-question-ru = На какой вопрос отвечает факт? Напишите вопрос по-русски.
ask-fact-answer-ru = Теперь ответ по-русски: так, как его должны прочитать люди.
ask-fact-question-kk = Тот же вопрос по-казахски.
ask-fact-answer-kk = Ответ по-казахски.
ask-fact-examples-ru = Как ещё об этом могут спросить по-русски? Перечислите через точку с запятой или с новой строки.
ask-fact-examples-kk = Как ещё об этом могут спросить по-казахски? Перечислите через точку с запятой или с новой строки.
ask-fact-source = Откуда это известно? Пришлите ссылку или название источника.
ask-fact-date = От какого числа этот источник? Например: 2025-09-10. Если пропустите, поставлю сегодняшнее.
ask-fact-until = До какого числа включительно это говорить? Например: 2025-09-10.
ask-current = Сейчас
label-fact-question-ru = Вопрос по-русски
label-fact-answer-ru = Ответ по-русски
label-fact-question-kk = Вопрос по-казахски
label-fact-answer-kk = Ответ по-казахски
label-fact-examples-ru = Примеры по-русски
label-fact-examples-kk = Примеры по-казахски
label-fact-source = Источник
label-fact-date = Дата источника
label-fact-until = Действует до
fields-heading = Что изменить?
fields-text = Нажмите на поле или пришлите одним сообщением те строки, которые меняете, например «ответ: …». Сейчас так:
draft-heading = Так это увидят люди
draft-dropped = Черновик отброшен, ничего не изменилось.
draft-over = Черновик пролежал слишком долго и закрыт, в базе ничего не изменилось. Чтобы продолжить, начните заново и вставьте написанное:
preview-ru = По-русски · { $question }
preview-kk = По-казахски · { $question }

saved-fact = Факт № { $number } сохранён, я уже отвечаю по нему
saved-verified = Факт № { $number }: отмечено, что он проверен сегодня
saved-together = Факт № { $number } и второй источник теперь показываю вместе
button-save = Сохранить
button-fields = Изменить поля
button-drop = Отказаться
button-skip = Пропустить
button-empty = Очистить
button-edit = Изменить
button-delete = Удалить
button-keep = Оставить
button-undo = Отменить
button-redo = Вернуть
button-history = История
button-verify = Проверено сегодня
button-together = Показывать вместе с № { $number }
button-restore = Вернуть эту версию
button-later = ← Новее
button-earlier = Старее →

## Ошибки в написанном: каждая говорит, что сделать

faults-heading = Пока не сохранил
faults-how = Исправьте своё сообщение или пришлите только исправленные строки: остальное я помню.
faults-typed = Вы написали
fault-line = Строка { $line }: { $text }
fault-no-key = непонятно, к какому полю относится «{ $text }». Начните строку с названия поля, например «вопрос:».
fault-key-twice = поле «{ $key }» уже есть в строке { $line }. Оставьте одно из двух.
fault-empty = после «{ $key }:» ничего нет. Допишите текст или уберите строку.
fault-no-answer-ru = у русского вопроса нет ответа. Добавьте строку «ответ:».
fault-no-answer-kk = у казахского вопроса нет ответа. Добавьте строку «жауап:».
fault-no-question-ru = у русского ответа нет вопроса. Добавьте строку «вопрос:».
fault-no-question-kk = у казахского ответа нет вопроса. Добавьте строку «сұрақ:».
fault-no-pair = нет ни вопроса, ни ответа. Добавьте строки «вопрос:» и «ответ:» или «сұрақ:» и «жауап:».
fault-no-source = не указан источник. Добавьте строку «источник:» со ссылкой или названием.
fault-too-long = слишком длинно: знаков { $length }, а помещается { $limit }. Сократите текст.
fault-many-examples = слишком много примеров: { $count }, а можно { $limit }. Оставьте самые разные.
fault-link = ссылка «{ $text }» не открывается: в ней ошибка. Скопируйте её из браузера целиком.
fault-date = «{ $text }» — не дата. Напишите, например, 2025-09-10 или 10.09.2025.

## На что стоит взглянуть: сохранено, но

warning-no-ru = ⚠️ По-русски пока нет: тем, кто спросит по-русски, покажу казахский текст. Добавьте русский через «Изменить».
warning-no-kk = ⚠️ По-казахски пока нет: тем, кто спросит по-казахски, покажу русский текст. Добавьте казахский через «Изменить».
warning-twin = ⚠️ Похоже на факт № { $number }: «{ $question }». Если это одно и то же, оставьте один из них.
warning-other-source = ⚠️ На это уже отвечает факт № { $number }, но из другого источника: «{ $question }». Если источники расходятся, покажу оба ответа вместе — нажмите кнопку ниже.
warning-over = ⚠️ Срок уже прошёл ({ $date }): этот факт я не говорю. Измените поле «действует до», если это не так.
rehearsal-different = Из недавних вопросов ({ $tried }) иначе отвечу на { $count }: { $questions }
rehearsal-lost = ⚠️ Из недавних вопросов ({ $tried }) перестану находить ответ на { $count }: { $questions }
rehearsal-found = Из недавних вопросов ({ $tried }) теперь найду ответ на { $count }: { $questions }

## Один факт и список

fact-which = Такого факта нет. Напишите номер после команды, например «{ $command } 5»: номера показывает /facts.
fact-verified = Проверено: { $date }
fact-until = Действует до { $date } включительно
delete-kept = Хорошо, факт остался.
deleted-fact = Факт № { $number } удалён
deleted-how = Больше я его не говорю. Вернуть его можно кнопкой ниже.
facts-heading = Все факты
facts-found = Факты: { $words }
facts-text = Найдено: { $count }. Страница { $page } из { $pages }. Нажмите на факт, чтобы открыть его. ✂︎ — нет одного из языков, ⏳ — срок прошёл.
facts-none = Ничего не нашлось. Попробуйте другое слово или его часть: /facts и слово.
mark-over = ⏳
mark-half = ✂︎

## История

history-heading = Последние изменения
history-text = Нажмите на изменение, чтобы увидеть его целиком.
history-none = Здесь пока ничего не меняли.
author-shell = система
sign-added = ➕
sign-changed = ✏️
sign-deleted = 🗑
sign-undone = ↩️
undone =
    { $count ->
        [one] Отменено
       *[other] Отменено изменений: { $count }
    }
restored = Эта версия возвращена
restore-same = Сейчас и так эта версия.
and-more = …и ещё { $count }
too-much-to-show = …остальное не поместилось в сообщение.
nothing-to-undo = Отменять нечего: изменения нет, или оно уже отменено. Все изменения — в /history.
changed-meanwhile = Не получилось: после этого запись уже меняли. Посмотрите её в /history и верните нужную версию оттуда.
conflict-heading = Эту запись только что изменили
conflict-text = Пока вы правили, изменения внёс другой человек: { $name }. Сейчас запись такая:
conflict-deleted = Пока вы правили, запись удалили. Ваш текст цел: можно сохранить его заново.
conflict-yours = Ваш вариант
button-save-over = Сохранить мой вариант
button-leave = Оставить как есть

part-of-chapter = Глава { $number }, { $part }
part-topic = Раздел
part-question-ru = Вопрос по-русски
part-question-kk = Вопрос по-казахски
part-answer-ru = Ответ по-русски
part-answer-kk = Ответ по-казахски
part-examples-ru = Примеры по-русски
part-examples-kk = Примеры по-казахски
part-source = Источник
part-verified = Проверено
part-until = Действует до
part-together = Показывается вместе с
part-name = Название
part-url = Ссылка
part-date = Дата
part-ru = По-русски
part-kk = По-казахски
part-kind = Вид
part-aliases = Другие написания
part-name-ru = Имя по-русски
part-name-kk = Имя по-казахски
part-sex = Пол
part-country = Страна
part-titles = Звания
part-title-ru = Заголовок по-русски
part-title-kk = Заголовок по-казахски
part-text-ru = Текст по-русски
part-text-kk = Текст по-казахски
part-picture = Картинка

## Чего не хватает

missing-heading = Где нужен перевод
missing-text = Найдено: { $count }. Страница { $page } из { $pages }. Нажмите на факт, чтобы дополнить его; если оба текста верны, нажмите в нём «Проверено сегодня».
missing-none = Всё в порядке: каждый факт есть на двух языках, и ни один из них не отстал.
mark-no-ru = нет русского
mark-no-kk = нет казахского
mark-behind-ru = русский отстал
mark-behind-kk = казахский отстал

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
unanswered-how = Напишите ответ в ответ на это сообщение или нажмите кнопку: вопрос уже будет заполнен. Когда факт сохранится, я сообщу о нём тем, кто ждёт.
unanswered-answer = Ответить
unanswered-dismiss = Убрать навсегда
unanswered-dismiss-text = Убрать этот вопрос навсегда? Он больше не появится в списке, даже если его зададут снова. Тем, кто ждёт ответа, я ничего не напишу.
unanswered-dismissed = Вопрос убран и больше не появится.
unanswered-will-tell = Сообщу тем, кто ждал ответа: { $count }.
language-ru = по-русски
language-kk = по-казахски

## Сводка

digest-heading = Сводка для редактора
digest-text = В сводке — о чём чаще всего спрашивают без ответа и какие переводы отстали. Приходит в девять утра, а если сообщить нечего — не приходит. Сейчас: { $often }. Как часто присылать?
digest-off = не присылать
digest-daily = каждый день
digest-weekly = раз в неделю
digest-chosen-off = Хорошо, сводку больше не присылаю.
digest-chosen-daily = Буду присылать сводку каждый день в девять утра.
digest-chosen-weekly = Буду присылать сводку по понедельникам в девять утра.
digest-in-private = Сводку присылаю только в личной переписке: напишите мне туда ту же команду.
digest-wanted = Об этом спрашивают чаще всего, а ответа у меня нет. Нажмите на вопрос, чтобы ответить.
digest-behind = Переводов, которые отстали: { $count }. Нажмите на факт, чтобы обновить его.
digest-all = Все вопросы без ответа

## Картинка со статистикой

stats-title = О чём спрашивают: { $first } — { $last }
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

## Люди, звания, страны, рассказы

key-name = имя
key-aliases = также
key-sex = пол
key-country = страна
key-titles = звания
key-country-name = страна
key-title-name = звание
key-kind = вид
key-chapter-title = заголовок
key-text = текст

word-female = женщина; женский; ж
word-male = мужчина; мужской; м
word-honour = почётное; награда
word-rank = воинское; чин
word-role = профессия; роль

ask-person-name-ru = Как зовут космонавта? Напишите имя и фамилию по-русски.
ask-person-name-kk = Имя и фамилия по-казахски.
ask-person-aliases = Как ещё пишут это имя? Перечислите через точку с запятой: так я узнаю его в вопросах.
ask-person-sex = Мужчина или женщина?
ask-person-country = Из какой страны? Напишите название. Новую страну добавьте сначала в /people.
ask-person-titles = Какие звания? Перечислите через точку с запятой в том порядке, в котором их называют. Новое звание добавьте сначала в /people.
ask-person-source = Откуда это известно? Пришлите ссылку или название источника.
ask-person-date = От какого числа этот источник? Например: 2025-09-10. Если пропустите, поставлю сегодняшнее.
ask-title-name-ru = Как звучит звание по-русски? Напишите полностью.
ask-title-name-kk = Как звучит звание по-казахски? Напишите полностью.
ask-title-kind = Что это: почётное звание, воинское или профессия?
ask-title-aliases = Как ещё о нём говорят? Перечислите через точку с запятой.
ask-country-name-ru = Как называется страна по-русски?
ask-country-name-kk = Как называется страна по-казахски?
ask-country-aliases = Как ещё называют страну и её жителей? Перечислите через точку с запятой.
ask-chapter-title-ru = Заголовок главы по-русски.
ask-chapter-text-ru = Текст главы по-русски.
ask-chapter-title-kk = Заголовок главы по-казахски.
ask-chapter-text-kk = Текст главы по-казахски.
label-person-name-ru = Имя по-русски
label-person-name-kk = Имя по-казахски
label-person-aliases = Другие написания
label-person-sex = Пол
label-person-country = Страна
label-person-titles = Звания
label-person-source = Источник
label-person-date = Дата источника
label-title-name-ru = Звание по-русски
label-title-name-kk = Звание по-казахски
label-title-kind = Вид
label-title-aliases = Другие названия
label-country-name-ru = Страна по-русски
label-country-name-kk = Страна по-казахски
label-country-aliases = Другие названия
label-chapter-title-ru = Заголовок по-русски
label-chapter-text-ru = Текст по-русски
label-chapter-title-kk = Заголовок по-казахски
label-chapter-text-kk = Текст по-казахски
saved-person = Карточка сохранена, её уже видят
saved-title = Звание сохранено
saved-country = Страна сохранена
saved-chapter = Глава сохранена, её уже видят
heading-fact = Факт № { $number }
heading-person = Карточка
heading-title = Звание
heading-country = Страна
heading-chapter = Глава
delete-question-fact = Удалить факт № { $number }?
delete-question-person = Удалить карточку?
delete-question-title = Удалить звание?
delete-question-country = Удалить страну?
delete-question-chapter = Удалить главу?
deleted-person = Карточка удалена
deleted-title = Звание удалено
deleted-country = Страна удалена
deleted-chapter = Глава удалена
delete-not-fact = Этот факт удалить нельзя.
delete-not-person = Эту карточку удалить нельзя.
delete-not-title = Это звание кто-то носит. Сначала уберите его из карточек: /people
delete-not-country = Из этой страны кто-то есть. Сначала измените эти карточки: /people
delete-not-chapter = Это единственная глава. Измените её или сначала добавьте другую.
named-ru = По-русски: { $name }
named-kk = По-казахски: { $name }
named-people-title = Носят: { $names }
named-people-country = Отсюда: { $names }
list-text = Нажмите, чтобы посмотреть, изменить или удалить.
list-people = Космонавты
list-titles = Звания
list-countries = Страны
list-stories = Рассказы
list-stories-text = Выберите рассказ, чтобы править его главы.
list-chapters-text = Выберите главу или добавьте новую в конец.
new-person = + Космонавт
new-title = + Звание
new-country = + Страна
new-chapter = + Глава
fault-no-name = нет имени. Добавьте строку «имя:» или «аты:».
fault-no-sex = не указан пол. Добавьте строку «пол:» — мужчина или женщина.
fault-no-kind = не указан вид. Добавьте строку «вид:» — почётное, воинское или профессия.
fault-no-country = не указана страна. Добавьте строку «страна:».
fault-country = страны «{ $text }» я не знаю. Выберите из известных ({ $known }) или сначала добавьте её в /people.
fault-title = звания «{ $text }» я не знаю. Выберите из известных ({ $known }) или сначала добавьте его в /people.
fault-choice = «{ $text }» не подходит. Напишите одно из: { $known }.
fault-both-languages = нужно название на обоих языках: добавьте недостающую строку.
fault-no-story = этого рассказа больше нет. Выберите другой: /stories
fault-no-chapter = нет ни заголовка, ни текста. Добавьте строки «заголовок:» и «текст:».
fault-chapter-half-ru = по-русски есть только заголовок или только текст. Добавьте второе или уберите первое.
fault-chapter-half-kk = по-казахски есть только заголовок или только текст. Добавьте второе или уберите первое.

## Файлы

only-in-private = Файлы пришлю только в личной переписке: напишите мне туда ту же команду.
export-all = Всё, что я знаю. Фактов: { $count }. Файл можно изменить и загрузить обратно: /import. Факты таблицей: /export csv
export-table = Факты таблицей: { $count }. Измените её в редакторе таблиц, сохраните как CSV и загрузите обратно: /import
backup-done = Копия базы данных. Вернуть её можно на сервере: python -m bot restore и имя файла.
backup-large = Копия слишком велика для Telegram. Она лежит на сервере: { $path }
import-heading = Загрузка файла
import-send = Пришлите файл YAML или таблицу CSV. Сначала покажу, что изменится. Образец можно получить командой /export.
file-instead = Жду файл YAML или CSV. Если передумали — /cancel
import-instead = Нажмите кнопку под списком изменений или пришлите /cancel
import-would = Что изменится
import-counts = Добавится: { $added }, изменится: { $changed }. Ничего не удалится.
import-nothing = Файл ничего не меняет: всё это у меня уже есть.
import-apply = Загрузить
import-drop = Не загружать
import-dropped = Хорошо, файл не загружен, ничего не изменилось.
import-reading = Читаю файл…
import-writing = Записываю изменения: { $count }…
import-learning = Записано. Учу ответы, осталось: { $count }…
import-done = Файл загружен, я уже отвечаю по нему
import-refused = Файл не загружен
import-unchanged = Ничего не изменилось. Исправьте файл и пришлите его снова с командой /import
import-fault-large = файл слишком большой: больше 20 МБ. Разделите его на части.
import-fault-many = в файле слишком много изменений: { $count }, а за один раз можно { $limit }. Разделите его на части.
import-fault-archive = это архив. Распакуйте его и пришлите сам файл YAML или CSV.
import-fault-encoding = это не текст в кодировке UTF-8. Сохраните файл как UTF-8.
import-fault-mapping = файл должен начинаться с разделов sources, people, facts и других. Возьмите за образец /export.
import-fault-syntax = это не YAML: проверьте отступы, кавычки и скобки.
import-fault-character = здесь недопустимый знак. Удалите его.
import-fault-documents = здесь начинается второй документ (---). Оставьте один.
import-fault-alias = ссылки вида *имя не читаю. Напишите сам текст.
import-fault-tag = пометки вида !имя не читаю. Удалите её.
import-fault-deep = слишком глубокая вложенность. Проверьте отступы и скобки.
import-fault-twice = такой ключ здесь уже был. Оставьте один из двух.
import-fault-key = ключ должен быть простым текстом.
import-fault-missing = поле обязательно. Добавьте его.
import-fault-extra = такого поля нет. Проверьте, нет ли в названии опечатки.
import-fault-empty = поле пустое. Напишите текст или уберите поле.
import-fault-id = имя записи может состоять только из строчных латинских букв, цифр и дефисов, не длиннее 24 знаков.
import-fault-choice = такого значения быть не может. Посмотрите допустимые в /export.
import-fault-language = нужен текст хотя бы на одном языке: ru или kk.
import-fault-date = это не дата. Напишите её так: 2025-09-10
import-fault-link = это не ссылка. Скопируйте её из браузера целиком.
import-fault-shape = здесь должно быть другое: сравните с образцом из /export.
import-fault-more = и ещё ошибок: { $count }
import-fault-long = слишком длинно: знаков { $length }, а помещается { $limit }. Сократите текст.
import-fault-no-country = страны { $id } нет. Добавьте её в раздел countries.
import-fault-no-title = звания { $id } нет. Добавьте его в раздел titles.
import-fault-no-source = источника { $id } нет. Добавьте его в раздел sources.
import-fault-cell = здесь ошибка: проверьте, что вопрос, ответ, источник и даты на месте, а даты записаны как 2025-09-10.
import-fault-cells = в строке больше ячеек, чем столбцов. Проверьте кавычки и разделители.
import-fault-column = столбца { $id } нет. Столбцы такие: { $known }
import-fault-csv = таблица повреждена: проверьте кавычки.

## Фотографии

button-photo = Фото
photo-send = Пришлите фотографию обычным снимком, не файлом. Передумали — /cancel
photo-remove = Убрать фото
photo-saved = Фото обновлено, его уже видят
photo-text-too-long = Текст слишком длинный: под фотографией помещается { $limit } знаков. Сначала сократите текст.
photo-instead = Жду фотографию. Если передумали — /cancel
