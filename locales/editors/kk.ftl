## Редакторлардың командалары (мәзір)

command-addfact = дерек қосу
command-editfact = деректі өзгерту
command-delfact = деректі жою
command-facts = барлық дерек және іздеу
command-people = ғарышкерлер, атақтар, елдер
command-stories = әңгімелер мен тараулар
command-undo = соңғы өзгерісімнен бас тарту
command-history = кім нені өзгертті
command-missing = қай дерек аударылмаған
command-import = деректер файлын жүктеу
command-export = бәрін файлға шығару
command-cancel = бастағаннан бас тарту
command-admins = редакторлар және шақыру
command-backup = дерекқордың көшірмесі

## Редакторлар мен иелер

admins-heading = Кім өзгерте алады
admins-owners = Иелер (BOT_OWNER_IDS баптауында көрсетіледі): { $ids }
admins-editors = Редакторлар:
admins-no-editors = Әзірге редактор жоқ.
admins-how = Адамды редактор ету үшін оған шақыру жіберіңіз, оның хабарламасына /admins командасымен жауап беріңіз немесе /admins деп жазып, нөмірін қосыңыз: өз нөмірін әркім /id командасымен біледі.
admins-how-in-group = Редактор еткіңіз келген адамның хабарламасына осы командамен жауап беріңіз. Редакторлар тізімін жеке хат алмасуда ғана көрсетемін.
admins-invite = Шақыру жасау
admins-link = Бұл сілтемені болашақ редакторға жіберіңіз. Ол бір рет қана, алдағы { $days } күн ішінде жарамды.
admins-link-spent = Бұл шақыру бұрын пайдаланылған немесе мерзімі өткен. Иесінен жаңасын сұраңыз.
admins-remove-one = Шығару: { $name }
admins-remove = Редакторлықтан шығару
admins-remove-question = Редакторлықтан шығарайын ба: { $name }? Енгізгенінің бәрі сақталады.
admins-removed = Енді редактор емес: { $name }.
admins-appointed = Енді редактор: { $name }. Деректерді өзгерте алады.
admins-is-owner = Бұл — иесі: оның барлық құқығы бар. Иелер баптауда (BOT_OWNER_IDS) көрсетіледі, олар мұнда тағайындалмайды да, шығарылмайды да.
admins-nobody-there = Бұл хабарламаны адам жазбаған немесе авторы жасырын, сондықтан редактор ететін ешкім жоқ. Адамның өз хабарламасына жауап беріңіз немесе шақыру жіберіңіз: /admins
admins-no-id = «{ $text }» Telegram нөмірі емес. Нөмір тек цифрдан тұрады, оны /id командасы көрсетеді.
admins-already-yourself = Сізде құқық бар. Бұл сілтемені редактор еткіңіз келген адамға жіберіңіз.
admins-welcome-heading = Сіз редактор болдыңыз
admins-welcome =
    Енді менің айтатынымды осы жерде, хат алмасуда өзгерте аласыз.

    /addfact — дерек қосу
    /facts — деректі табу, өзгерту немесе жою
    /people — ғарышкерлер, атақтар, елдер
    /stories — әңгімелер
    /undo — соңғы өзгерістен бас тарту

    Ештеңе жоғалмайды: кез келген өзгерістен бас тартуға болады.

## Өріс атаулары: редакторлардың хабарламасындағы жолдар осылардан басталады

key-question = сұрақ
key-answer = жауап
key-examples = мысалдар
key-source = дереккөз
key-date = күні
key-until = жарамды мерзімі

## Дерек қалай жазылады

ask-fact-question-ru = Осы сұрақты орысша жазыңыз.
ask-fact-answer-ru = Жауабын орысша жазыңыз.
ask-fact-question-kk = Дерек қандай сұраққа жауап береді? Сұрақты қазақша жазыңыз.
ask-fact-answer-kk = Енді жауабын қазақша, адамдар қалай оқуы керек болса, солай жазыңыз.
ask-fact-examples-ru = Бұл туралы орысша тағы қалай сұрауы мүмкін? Нүктелі үтірмен бөліп немесе жаңа жолдан жазыңыз.
ask-fact-examples-kk = Бұл туралы қазақша тағы қалай сұрауы мүмкін? Нүктелі үтірмен бөліп немесе жаңа жолдан жазыңыз.
ask-fact-source = Бұл қайдан белгілі? Сілтемесін немесе дереккөздің атауын жіберіңіз.
ask-fact-date = Дереккөздің күні қандай? Мысалы: 2025-09-10. Өткізіп жіберсеңіз, бүгінгі күнді қоямын.
ask-fact-until = Мұны қай күнге дейін (сол күнді қоса) айтайын? Мысалы: 2025-09-10.
ask-current = Қазір
label-fact-question-ru = Орысша сұрақ
label-fact-answer-ru = Орысша жауап
label-fact-question-kk = Қазақша сұрақ
label-fact-answer-kk = Қазақша жауап
label-fact-examples-ru = Орысша мысалдар
label-fact-examples-kk = Қазақша мысалдар
label-fact-source = Дереккөз
label-fact-date = Дереккөздің күні
label-fact-until = Жарамды мерзімі
fields-heading = Нені өзгертейік?
fields-text = Өрісті басыңыз немесе өзгертетін жолдарыңызды ғана бір хабарламамен жіберіңіз, мысалы: «жауап: …». Қазіргісі мынадай:
draft-heading = Адамдар мұны осылай көреді
draft-dropped = Жоба алынып тасталды, ештеңе өзгерген жоқ.
draft-over = Жоба тым ұзақ жатып қалғандықтан жабылды, дерекқорда ештеңе өзгерген жоқ. Жалғастыру үшін қайта бастап, жазғаныңызды қойыңыз:
preview-ru = Орысша · { $question }
preview-kk = Қазақша · { $question }

saved-fact = № { $number } дерек сақталды, енді осымен жауап беремін
saved-verified = № { $number } дерек бүгін тексерілген деп белгіленді
saved-together = № { $number } дерек пен екінші дереккөзді енді бірге көрсетемін
button-save = Сақтау
button-fields = Өрістерді өзгерту
button-drop = Бас тарту
button-skip = Өткізіп жіберу
button-empty = Тазалау
button-edit = Өзгерту
button-delete = Жою
button-keep = Қалдыру
button-undo = Болдырмау
button-redo = Қайтару
button-history = Тарихы
button-verify = Бүгін тексерілді
button-together = № { $number } дерекпен бірге көрсету
button-restore = Осы нұсқаны қайтару
button-later = ← Кейінгілері
button-earlier = Ертеректегілері →

## Жазылғандағы қателер: әрқайсысы не істеу керегін айтады

faults-heading = Әзірге сақталған жоқ
faults-how = Хабарламаңызды түзетіңіз немесе түзетілген жолдарды ғана жіберіңіз: қалғаны есімде.
faults-typed = Сіздің жазғаныңыз
fault-line = { $line }-жол: { $text }
fault-no-key = «{ $text }» қай өріске жататыны түсініксіз. Жолды өрістің атауынан бастаңыз, мысалы: «сұрақ:».
fault-key-twice = «{ $key }» өрісі { $line }-жолда бар. Екеуінің бірін қалдырыңыз.
fault-empty = «{ $key }:» дегеннен кейін ештеңе жоқ. Мәтінін жазыңыз немесе жолды алып тастаңыз.
fault-no-answer-ru = орысша сұрақтың жауабы жоқ. «ответ:» деген жол қосыңыз.
fault-no-answer-kk = қазақша сұрақтың жауабы жоқ. «жауап:» деген жол қосыңыз.
fault-no-question-ru = орысша жауаптың сұрағы жоқ. «вопрос:» деген жол қосыңыз.
fault-no-question-kk = қазақша жауаптың сұрағы жоқ. «сұрақ:» деген жол қосыңыз.
fault-no-pair = сұрақ та, жауап та жоқ. «сұрақ:» және «жауап:» немесе «вопрос:» және «ответ:» деген жолдар қосыңыз.
fault-no-source = дереккөзі көрсетілмеген. Сілтемесі немесе атауы бар «дереккөз:» деген жол қосыңыз.
fault-too-long = тым ұзын: { $length } таңба, ал сыятыны — { $limit }. Мәтінді қысқартыңыз.
fault-many-examples = мысал тым көп: { $count }, ал болатыны — { $limit }. Бір-біріне ұқсамайтындарын ғана қалдырыңыз.
fault-link = «{ $text }» сілтемесі ашылмайды: қатесі бар. Оны браузерден түгел көшіріңіз.
fault-date = «{ $text }» күнге ұқсамайды. Былай жазыңыз: 2025-09-10 немесе 10.09.2025.

## Назар аударарлық жайт: сақталды, бірақ

warning-no-ru = ⚠️ Әзірге орысшасы жоқ: орысша сұрағандарға қазақша мәтінді көрсетемін. «Өзгерту» арқылы орысшасын қосыңыз.
warning-no-kk = ⚠️ Әзірге қазақшасы жоқ: қазақша сұрағандарға орысша мәтінді көрсетемін. «Өзгерту» арқылы қазақшасын қосыңыз.
warning-twin = ⚠️ № { $number } дерекке ұқсайды: «{ $question }». Екеуі бір нәрсе болса, біреуін ғана қалдырыңыз.
warning-other-source = ⚠️ Бұған № { $number } дерек жауап береді, бірақ дереккөзі басқа: «{ $question }». Дереккөздер екі түрлі айтса, төмендегі батырманы басыңыз: екі жауапты бірге көрсетемін.
warning-over = ⚠️ Мерзімі өтіп кеткен ({ $date }): бұл деректі айтпаймын. Олай болмаса, «жарамды мерзімі» өрісін өзгертіңіз.
rehearsal-different = Соңғы сұрақтардың ({ $tried }) { $count } сұрағына басқаша жауап беремін: { $questions }
rehearsal-lost = ⚠️ Соңғы сұрақтардың ({ $tried }) { $count } сұрағына енді жауап таба алмаймын: { $questions }
rehearsal-found = Соңғы сұрақтардың ({ $tried }) { $count } сұрағына енді жауап табамын: { $questions }

## Бір дерек және тізім

fact-which = Ондай дерек жоқ. Командадан кейін нөмірін жазыңыз, мысалы: «{ $command } 5». Нөмірлерін /facts көрсетеді.
fact-verified = Тексерілген күні: { $date }
fact-until = Осы күнге дейін (қоса) жарамды: { $date }
delete-kept = Жақсы, дерек қалды.
deleted-fact = № { $number } дерек жойылды
deleted-how = Енді оны айтпаймын. Төмендегі батырмамен қайтаруға болады.
facts-heading = Барлық дерек
facts-found = Деректер: { $words }
facts-text = Табылғаны: { $count }. { $pages } беттің { $page }-беті. Ашу үшін деректі басыңыз. ✂︎ — бір тілде мәтіні жоқ, ⏳ — мерзімі өткен.
facts-none = Ештеңе табылмады. Басқа сөзбен немесе сөздің бір бөлігімен іздеңіз: /facts және сөз.
mark-over = ⏳
mark-half = ✂︎

## Тарих

history-heading = Соңғы өзгерістер
history-text = Толық көру үшін өзгерісті басыңыз.
history-none = Мұнда әлі ештеңе өзгертілмеген.
author-shell = жүйе
sign-added = ➕
sign-changed = ✏️
sign-deleted = 🗑
sign-undone = ↩️
undone =
    { $count ->
        [one] Өзгеріс кері қайтарылды
       *[other] Кері қайтарылған өзгеріс саны: { $count }
    }
restored = Осы нұсқа қайтарылды
restore-same = Қазір де осы нұсқа тұр.
and-more = …тағы { $count }
too-much-to-show = …қалғаны хабарламаға сыймады.
nothing-to-undo = Кері қайтаратын ештеңе жоқ: өзгеріс жоқ немесе ол бұрын кері қайтарылған. Барлық өзгеріс /history ішінде.
changed-meanwhile = Болмады: бұдан кейін жазба тағы өзгертілген. Оны /history ішінен қарап, керек нұсқаны сол жерден қайтарыңыз.
conflict-heading = Бұл жазба жаңа ғана өзгертілді
conflict-text = Сіз түзетіп жатқанда басқа адам өзгеріс енгізді: { $name }. Қазір жазба мынадай:
conflict-deleted = Сіз түзетіп жатқанда жазба жойылды. Мәтініңіз аман: оны қайта сақтауға болады.
conflict-yours = Сіздің нұсқаңыз
button-save-over = Менің нұсқамды сақтау
button-leave = Осылай қалдыру

part-of-chapter = { $number }-тарау, { $part }
part-topic = Бөлім
part-question-ru = Орысша сұрақ
part-question-kk = Қазақша сұрақ
part-answer-ru = Орысша жауап
part-answer-kk = Қазақша жауап
part-examples-ru = Орысша мысалдар
part-examples-kk = Қазақша мысалдар
part-source = Дереккөз
part-verified = Тексерілген күні
part-until = Жарамды мерзімі
part-together = Бірге көрсетілетіні
part-name = Атауы
part-url = Сілтеме
part-date = Күні
part-ru = Орысша
part-kk = Қазақша
part-kind = Түрі
part-aliases = Басқаша жазылуы
part-name-ru = Орысша аты-жөні
part-name-kk = Қазақша аты-жөні
part-sex = Жынысы
part-country = Елі
part-titles = Атақтары
part-title-ru = Орысша тақырып
part-title-kk = Қазақша тақырып
part-text-ru = Орысша мәтін
part-text-kk = Қазақша мәтін
part-picture = Сурет

## Не жетіспейді

missing-heading = Аударма қай жерде керек
missing-text = Табылғаны: { $count }. { $pages } беттің { $page }-беті. Толықтыру үшін деректі басыңыз; екі мәтін де дұрыс болса, ішіндегі «Бүгін тексерілді» батырмасын басыңыз.
missing-none = Бәрі орнында: әр дерек екі тілде бар, ешқайсысы ескірген жоқ.
mark-no-ru = орысшасы жоқ
mark-no-kk = қазақшасы жоқ
mark-behind-ru = орысшасы ескі
mark-behind-kk = қазақшасы ескі

## Адамдар, атақтар, елдер, әңгімелер

key-name = аты
key-aliases = басқаша
key-sex = жынысы
key-country = ел
key-titles = атақтар
key-country-name = ел
key-title-name = атақ
key-kind = түрі
key-chapter-title = тақырып
key-text = мәтін

word-female = әйел; ә
word-male = ер; ер адам; е
word-honour = құрметті; марапат
word-rank = әскери; шен
word-role = мамандық; рөл

ask-person-name-ru = Аты мен тегін орысша жазыңыз.
ask-person-name-kk = Ғарышкердің аты-жөні кім? Аты мен тегін қазақша жазыңыз.
ask-person-aliases = Бұл ат тағы қалай жазылады? Нүктелі үтірмен бөліп жазыңыз: сұрақтан соларды да танимын.
ask-person-sex = Ер ме, әйел ме?
ask-person-country = Қай елден? Елдің атын жазыңыз. Жаңа елді алдымен /people ішінде қосыңыз.
ask-person-titles = Қандай атақтары бар? Айтылу ретімен, нүктелі үтірмен бөліп жазыңыз. Жаңа атақты алдымен /people ішінде қосыңыз.
ask-person-source = Бұл қайдан белгілі? Сілтемесін немесе дереккөздің атауын жіберіңіз.
ask-person-date = Дереккөздің күні қандай? Мысалы: 2025-09-10. Өткізіп жіберсеңіз, бүгінгі күнді қоямын.
ask-title-name-ru = Атақты орысша толық жазыңыз.
ask-title-name-kk = Атақты қазақша толық жазыңыз.
ask-title-kind = Бұл құрметті атақ па, әскери атақ па, әлде мамандық па?
ask-title-aliases = Оны тағы қалай айтады? Нүктелі үтірмен бөліп жазыңыз.
ask-country-name-ru = Ел орысша қалай аталады?
ask-country-name-kk = Ел қазақша қалай аталады?
ask-country-aliases = Елді және оның тұрғындарын тағы қалай атайды? Нүктелі үтірмен бөліп жазыңыз.
ask-chapter-title-ru = Тараудың орысша тақырыбын жазыңыз.
ask-chapter-text-ru = Тараудың орысша мәтінін жазыңыз.
ask-chapter-title-kk = Тараудың қазақша тақырыбын жазыңыз.
ask-chapter-text-kk = Тараудың қазақша мәтінін жазыңыз.
label-person-name-ru = Орысша аты-жөні
label-person-name-kk = Қазақша аты-жөні
label-person-aliases = Басқаша жазылуы
label-person-sex = Жынысы
label-person-country = Елі
label-person-titles = Атақтары
label-person-source = Дереккөз
label-person-date = Дереккөздің күні
label-title-name-ru = Орысша атақ
label-title-name-kk = Қазақша атақ
label-title-kind = Түрі
label-title-aliases = Басқа атаулары
label-country-name-ru = Елдің орысша атауы
label-country-name-kk = Елдің қазақша атауы
label-country-aliases = Басқа атаулары
label-chapter-title-ru = Орысша тақырып
label-chapter-text-ru = Орысша мәтін
label-chapter-title-kk = Қазақша тақырып
label-chapter-text-kk = Қазақша мәтін
saved-person = Анықтама сақталды, оны енді жұрт көреді
saved-title = Атақ сақталды
saved-country = Ел сақталды
saved-chapter = Тарау сақталды, оны енді жұрт көреді
heading-fact = № { $number } дерек
heading-person = Анықтама
heading-title = Атақ
heading-country = Ел
heading-chapter = Тарау
delete-question-fact = № { $number } деректі жояйын ба?
delete-question-person = Анықтаманы жояйын ба?
delete-question-title = Атақты жояйын ба?
delete-question-country = Елді жояйын ба?
delete-question-chapter = Тарауды жояйын ба?
deleted-person = Анықтама жойылды
deleted-title = Атақ жойылды
deleted-country = Ел жойылды
deleted-chapter = Тарау жойылды
delete-not-fact = Бұл деректі жоюға болмайды.
delete-not-person = Бұл анықтаманы жоюға болмайды.
delete-not-title = Бұл атақ біреуде бар. Алдымен оны анықтамалардан алып тастаңыз: /people
delete-not-country = Бұл елден біреу бар. Алдымен сол анықтамаларды өзгертіңіз: /people
delete-not-chapter = Бұл жалғыз тарау. Оны өзгертіңіз немесе алдымен басқасын қосыңыз.
named-ru = Орысша: { $name }
named-kk = Қазақша: { $name }
named-people-title = Иелері: { $names }
named-people-country = Осы елден: { $names }
list-text = Көру, өзгерту немесе жою үшін басыңыз.
list-people = Ғарышкерлер
list-titles = Атақтар
list-countries = Елдер
list-stories = Әңгімелер
list-stories-text = Тарауларын түзету үшін әңгімені таңдаңыз.
list-chapters-text = Тарауды таңдаңыз немесе соңына жаңасын қосыңыз.
new-person = + Ғарышкер
new-title = + Атақ
new-country = + Ел
new-chapter = + Тарау
fault-no-name = аты жоқ. «аты:» немесе «имя:» деген жол қосыңыз.
fault-no-sex = жынысы көрсетілмеген. «жынысы:» деген жол қосыңыз: ер немесе әйел.
fault-no-kind = түрі көрсетілмеген. «түрі:» деген жол қосыңыз: құрметті, әскери немесе мамандық.
fault-no-country = елі көрсетілмеген. «ел:» деген жол қосыңыз.
fault-country = «{ $text }» деген елді білмеймін. Белгілісін таңдаңыз ({ $known }) немесе алдымен /people ішінде қосыңыз.
fault-title = «{ $text }» деген атақты білмеймін. Белгілісін таңдаңыз ({ $known }) немесе алдымен /people ішінде қосыңыз.
fault-choice = «{ $text }» сәйкес келмейді. Мынаның бірін жазыңыз: { $known }.
fault-both-languages = атауы екі тілде де керек: жетіспейтін жолды қосыңыз.
fault-no-story = бұл әңгіме енді жоқ. Басқасын таңдаңыз: /stories
fault-no-chapter = тақырып та, мәтін де жоқ. «тақырып:» және «мәтін:» деген жолдар қосыңыз.
fault-chapter-half-ru = орысша тек тақырыбы немесе тек мәтіні бар. Екіншісін қосыңыз немесе біріншісін алып тастаңыз.
fault-chapter-half-kk = қазақша тек тақырыбы немесе тек мәтіні бар. Екіншісін қосыңыз немесе біріншісін алып тастаңыз.
