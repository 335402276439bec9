"""Two sample sentences per language, which a model must translate before it is installed."""

from desktop.reading.article import Language

PROBES = {
    Language.FRENCH: (
        "Le maire a ouvert le nouveau pont lundi matin.",
        "Les habitants de la ville attendaient ces travaux depuis plus de quatre ans.",
    ),
    Language.ENGLISH: (
        "The mayor opened the new bridge on Monday morning.",
        "The people of the town had been waiting for this work for more than four years.",
    ),
    Language.ARABIC: (
        "افتتح رئيس البلدية الجسر الجديد صباح يوم الاثنين.",
        "كان سكان المدينة ينتظرون هذه الأعمال منذ أكثر من أربع سنوات.",
    ),
    Language.AZERBAIJANI: (
        "Mer bazar ertəsi səhər yeni körpünü açdı.",
        "Şəhər sakinləri bu işləri dörd ildən çox idi ki, gözləyirdilər.",
    ),
    Language.BULGARIAN: (
        "Кметът откри новия мост в понеделник сутринта.",
        "Жителите на града чакаха тези работи повече от четири години.",
    ),
    Language.BENGALI: (
        "মেয়র সোমবার সকালে নতুন সেতুটি উদ্বোধন করেছেন।",
        "শহরের মানুষ চার বছরেরও বেশি সময় ধরে এই কাজের জন্য অপেক্ষা করছিলেন।",
    ),
    Language.CATALAN: (
        "L'alcalde va inaugurar el nou pont dilluns al matí.",
        "Els habitants de la ciutat esperaven aquestes obres des de feia més de quatre anys.",
    ),
    Language.CZECH: (
        "Starosta otevřel nový most v pondělí ráno.",
        "Obyvatelé města na tyto práce čekali více než čtyři roky.",
    ),
    Language.DANISH: (
        "Borgmesteren åbnede den nye bro mandag morgen.",
        "Byens indbyggere havde ventet på dette arbejde i mere end fire år.",
    ),
    Language.GERMAN: (
        "Der Bürgermeister hat am Montagmorgen die neue Brücke eröffnet.",
        "Die Menschen in der Stadt hatten seit mehr als vier Jahren auf diese Arbeiten gewartet.",
    ),
    Language.GREEK: (
        "Ο δήμαρχος εγκαινίασε τη νέα γέφυρα τη Δευτέρα το πρωί.",
        "Οι κάτοικοι της πόλης περίμεναν αυτά τα έργα για περισσότερα από τέσσερα χρόνια.",
    ),
    Language.ESPERANTO: (
        "La urbestro malfermis la novan ponton lundon matene.",
        "La loĝantoj de la urbo atendis ĉi tiujn laborojn dum pli ol kvar jaroj.",
    ),
    Language.SPANISH: (
        "El alcalde inauguró el nuevo puente el lunes por la mañana.",
        "Los habitantes de la ciudad esperaban estas obras desde hacía más de cuatro años.",
    ),
    Language.ESTONIAN: (
        "Linnapea avas uue silla esmaspäeva hommikul.",
        "Linna elanikud olid neid töid oodanud rohkem kui neli aastat.",
    ),
    Language.BASQUE: (
        "Alkateak zubi berria inauguratu zuen astelehen goizean.",
        "Hiriko biztanleak lau urte baino gehiago zeramatzaten lan hauen zain.",
    ),
    Language.PERSIAN: (
        "شهردار صبح روز دوشنبه پل جدید را افتتاح کرد.",
        "مردم شهر بیش از چهار سال منتظر این کار بودند.",
    ),
    Language.FINNISH: (
        "Pormestari avasi uuden sillan maanantaiaamuna.",
        "Kaupungin asukkaat olivat odottaneet näitä töitä yli neljä vuotta.",
    ),
    Language.IRISH: (
        "D'oscail an méara an droichead nua maidin Dé Luain.",
        "Bhí muintir an bhaile ag fanacht leis na hoibreacha seo le breis agus ceithre bliana.",
    ),
    Language.GALICIAN: (
        "O alcalde inaugurou a nova ponte o luns pola mañá.",
        "Os habitantes da cidade agardaban estas obras desde había máis de catro anos.",
    ),
    Language.HEBREW: (
        "ראש העיר חנך את הגשר החדש ביום שני בבוקר.",
        "תושבי העיר חיכו לעבודות האלה יותר מארבע שנים.",
    ),
    Language.HINDI: (
        "महापौर ने सोमवार सुबह नए पुल का उद्घाटन किया।",
        "शहर के लोग चार साल से अधिक समय से इस काम का इंतज़ार कर रहे थे।",
    ),
    Language.HUNGARIAN: (
        "A polgármester hétfő reggel megnyitotta az új hidat.",
        "A város lakói több mint négy éve vártak erre a munkára.",
    ),
    Language.INDONESIAN: (
        "Wali kota meresmikan jembatan baru itu pada Senin pagi.",
        "Warga kota telah menunggu pekerjaan ini selama lebih dari empat tahun.",
    ),
    Language.ITALIAN: (
        "Il sindaco ha inaugurato il nuovo ponte lunedì mattina.",
        "Gli abitanti della città aspettavano questi lavori da più di quattro anni.",
    ),
    Language.JAPANESE: (
        "市長は月曜日の朝、新しい橋を開通させた。",
        "町の人々はこの工事を四年以上待っていた。",
    ),
    Language.KOREAN: (
        "시장은 월요일 아침 새 다리를 개통했다.",
        "도시 주민들은 이 공사를 4년 넘게 기다려 왔다.",
    ),
    Language.KYRGYZ: (
        "Мэр дүйшөмбү күнү эртең менен жаңы көпүрөнү ачты.",
        "Шаардын тургундары бул ишти төрт жылдан ашык күтүшкөн.",
    ),
    Language.LITHUANIAN: (
        "Meras pirmadienio rytą atidarė naująjį tiltą.",
        "Miesto gyventojai šių darbų laukė daugiau nei ketverius metus.",
    ),
    Language.LATVIAN: (
        "Mērs pirmdienas rītā atklāja jauno tiltu.",
        "Pilsētas iedzīvotāji šos darbus gaidīja vairāk nekā četrus gadus.",
    ),
    Language.MALAY: (
        "Datuk Bandar merasmikan jambatan baharu itu pada pagi Isnin.",
        "Penduduk bandar telah menunggu kerja-kerja ini selama lebih empat tahun.",
    ),
    Language.NORWEGIAN: (
        "Ordføreren åpnet den nye broen mandag morgen.",
        "Innbyggerne i byen hadde ventet på dette arbeidet i mer enn fire år.",
    ),
    Language.DUTCH: (
        "De burgemeester heeft maandagochtend de nieuwe brug geopend.",
        "De inwoners van de stad wachtten al meer dan vier jaar op deze werken.",
    ),
    Language.POLISH: (
        "Burmistrz otworzył nowy most w poniedziałek rano.",
        "Mieszkańcy miasta czekali na te prace od ponad czterech lat.",
    ),
    Language.PORTUGUESE: (
        "O presidente da câmara inaugurou a nova ponte na segunda-feira de manhã.",
        "Os habitantes da cidade esperavam por estas obras há mais de quatro anos.",
    ),
    Language.ROMANIAN: (
        "Primarul a inaugurat noul pod luni dimineață.",
        "Locuitorii orașului așteptau aceste lucrări de mai bine de patru ani.",
    ),
    Language.RUSSIAN: (
        "Мэр открыл новый мост в понедельник утром.",
        "Жители города ждали этих работ более четырёх лет.",
    ),
    Language.SLOVAK: (
        "Primátor otvoril nový most v pondelok ráno.",
        "Obyvatelia mesta čakali na tieto práce viac ako štyri roky.",
    ),
    Language.SLOVENE: (
        "Župan je v ponedeljek zjutraj odprl novi most.",
        "Prebivalci mesta so na ta dela čakali več kot štiri leta.",
    ),
    Language.ALBANIAN: (
        "Kryetari i bashkisë hapi urën e re të hënën në mëngjes.",
        "Banorët e qytetit i prisnin këto punime prej më shumë se katër vjetësh.",
    ),
    Language.SWEDISH: (
        "Borgmästaren invigde den nya bron på måndagsmorgonen.",
        "Stadens invånare hade väntat på det här arbetet i mer än fyra år.",
    ),
    Language.THAI: (
        "นายกเทศมนตรีเปิดสะพานใหม่เมื่อเช้าวันจันทร์",
        "ชาวเมืองรอคอยงานนี้มานานกว่าสี่ปี",
    ),
    Language.TAGALOG: (
        "Binuksan ng alkalde ang bagong tulay noong Lunes ng umaga.",
        "Mahigit apat na taon nang hinihintay ng mga tao sa bayan ang gawaing ito.",
    ),
    Language.TURKISH: (
        "Belediye başkanı yeni köprüyü pazartesi sabahı açtı.",
        "Şehir halkı bu çalışmaları dört yıldan fazla bir süredir bekliyordu.",
    ),
    Language.UKRAINIAN: (
        "Мер відкрив новий міст у понеділок вранці.",
        "Мешканці міста чекали на ці роботи понад чотири роки.",
    ),
    Language.URDU: (
        "میئر نے پیر کی صبح نئے پل کا افتتاح کیا۔",
        "شہر کے لوگ چار سال سے زیادہ عرصے سے اس کام کا انتظار کر رہے تھے۔",
    ),
    Language.VIETNAMESE: (
        "Thị trưởng đã khánh thành cây cầu mới vào sáng thứ Hai.",
        "Người dân thành phố đã chờ đợi công trình này hơn bốn năm qua.",
    ),
    Language.CHINESE: (
        "市长星期一上午为新桥揭幕。",
        "这座城市的居民等待这项工程已经四年多了。",
    ),
}
