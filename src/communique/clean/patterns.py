"""What page furniture, captions, credits and datelines look like, as tables.

Furniture patterns must fit a whole line (without regard to case); those of captions and credits
say where they are anchored. Each is worded so narrowly that no sentence of a report fits it.
"""

from __future__ import annotations

#: no line longer than this is furniture: comment forms and share bars are short
LONGEST_FURNITURE = 320

#: (why, whole-line patterns)
FURNITURE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "comment form",
        (
            r"(?:leave|post|add|write|submit) (?:a |your |the )?(?:comment"
            r"|reply)s?(?: cancel reply)?",
            r"cancel reply|post comment|join the (?:conversation|discussion)"
            r"|be the first to comment.*",
            r"your e-?mail (?:address )?will not be (?:published|shared).*",
            r"required fields are marked.*",
            r"save my name, e-?mail,? and website .*",
            r"(?:(?:your )?(?:name|e-?mail|website|comment)\s*\*?:?\s*){1,4}",
            r"(?:no |\d[\d,.]* )?comments?(?: yet| \(\d+\)|: \d+)?|(?:view|show|load) (?:all "
            r"|more )?comments.*",
            r"you must be logged in to (?:post|leave) .*|log in to (?:comment|reply|leave).*",
            r"comments (?:are|have been) (?:closed|disabled|moderated).*",
            # Chinese
            r"(?:您|你)?的?(?:电子)?邮(?:箱|件)(?:地址)?不会被公开.*|您的邮箱地址不会被.*"
            r"|.*必填项已用.*标注.*",
            r"(?:您|你)?的?電子郵件地址不會(?:被)?公開.*|必填欄位標示為.*|發[佈表](?:留言"
            r"|評論|回覆|迴響).*",
            r"(?:发表|留下|写下|添加)(?:您的|你的)?(?:评论|回复|留言).*|取消回复"
            r"|(?:网友)?评论(?:\s*\(\d+\))?",
            # Russian
            r"ваш (?:e-?mail|адрес (?:e-?mail|электронной почты)) не будет опубликован.*",
            r"обязательные поля помечены.*",
            r"(?:добавить|оставить|оставьте|написать) (?:свой )?(?:комментарий|отзыв).*",
            r"отправить комментарий|отменить ответ|комментарии(?:\s*\(\d+\))?",
            # Spanish
            r"(?:deja|dejar|escribe) (?:un |una |tu )?(?:comentario|respuesta).*"
            r"|cancelar (?:la )?respuesta",
            r"(?:tu|su) (?:dirección de )?correo electrónico no será publicad[oa].*",
            r"los campos (?:obligatorios|necesarios|requeridos) están marcados.*"
            r"|publicar comentario",
            # French
            r"(?:laisser|ajouter|écrire) un commentaire.*|annuler la réponse",
            r"votre adresse (?:e-?mail|de messagerie|électronique) ne sera pas publiée.*",
            r"les champs obligatoires sont (?:indiqués|marqués).*|publier (?:un|le) commentaire",
            # German
            r"(?:schreibe?n?|hinterlasse(?:n sie)?) (?:sie )?(?:einen|einen) kommentar.*"
            r"|antwort abbrechen",
            r"(?:deine|ihre) e-?mail-adresse wird nicht veröffentlicht.*",
            r"(?:erforderliche felder|pflichtfelder) sind (?:mit .{0,3} )?markiert.*",
            r"kommentar (?:abschicken|verfassen|hinterlassen|schreiben)",
        ),
    ),
    (
        "link to other reports",
        (
            r"(?:read|see|learn|find out) more(?:\s*[:：>»›→.…].*| (?:here|about this"
            r"|on this story))?",
            r"(?:also read|read also|read next|see also|read|watch|listen|must read"
            r"|you may also like)"
            r"\s*[:：|].*",
            r"(?:click|tap) here (?:to|for) .*|continue reading.*|(?:read|see"
            r"|get) the full (?:story|article).*",
            r"(?:previous|next|back to) (?:article|story|post|page|top"
            r"|home)s?(?:\s*[:»>←→].*)?|load more|show more|more news",
        ),
    ),
    (
        "share and social line",
        (
            r"share(?: this)?(?: (?:article|story|post|page|on|via|with) ?.*)?[:：]?",
            r"(?:tweet|pin it|print|email|e-mail|whatsapp|telegram|facebook|twitter|linkedin"
            r"|copy link|x)"
            r"(?:\s*[|/,·•]?\s*(?:tweet|pin it|print|email|e-mail|whatsapp|telegram|facebook"
            r"|twitter|"
            r"linkedin|reddit|copy link|share|x))*",
            r"(?:follow|like|join|find) (?:us|me|@\w+|[\w ]{2,40}) on (?:twitter|facebook|x"
            r"|instagram|"
            r"telegram|youtube|linkedin|google news|whatsapp|social media).*",
            r"поделиться(?: .*)?|compartir(?: en .*)?|partager(?: sur .*)?|teilen|分享(?:到.*)?",
        ),
    ),
    (
        "newsletter or subscription line",
        (
            r"(?:subscribe|sign up|sign in|log in|register)(?: (?:now|here|today|to|for"
            r"|with)\b.*)?",
            r"(?:get|receive) .{0,60}(?:newsletter|in your inbox|delivered to your).*",
            r"(?:our |the |daily |weekly )?newsletters?(?: sign-?up)?",
            r"(?:download|get) (?:our|the) .{0,30}app\b(?: (?:today|now|here|for free))?[.!]?"
            r"|already a (?:subscriber|member)\?.*",
            r"(?:support|donate to) (?:us|our (?:work|journalism))\b.*",
            r"подписаться(?: .*)?|подпишитесь .*|suscríbete.*|abonnez-vous.*|jetzt abonnieren.*",
        ),
    ),
    (
        "cookie notice",
        (
            r"(?:we|this (?:web)?site|our (?:web)?site"
            r"|our partners) (?:and our partners )?uses? cookies.*",
            r"(?:accept|reject|manage|allow) (?:all )?(?:cookies|cookie settings)"
            r"|cookie (?:policy|settings|preferences)",
            r"by (?:continuing|using|clicking) .{0,80}(?:cookies|privacy policy"
            r"|terms of (?:use|service)).*",
            r"(?:(?:privacy policy|terms (?:of use|of service|and conditions))[\s|&,·]*(?:and )?)+",
        ),
    ),
    (
        "copyright line",
        (
            r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4})).*|.{0,80}all rights reserved\b.*",
            r"this material may not be published, broadcast, rewritten.*",
            r"our standards: the .* trust principles.*|opens new tab",
        ),
    ),
    (
        "advertisement",
        (
            r"(?:advertisements?|sponsored(?: content)?|promoted(?: content)?|ad|publicidad"
            r"|publicité|"
            r"anzeige|werbung|реклама|广告)(?: [-–—|] .*)?[:：]?",
            r"(?:story|article) continues below.*|scroll (?:down )?to continue.*",
        ),
    ),
    ("rule or end mark", (r"\(?(?:ends?|end of text)\)?|-\s*30\s*-|enditem|\(?over\)?", r"[\W_]+")),
)  # fmt: skip

#: headings under which links to other reports follow
LINK_LISTS = (
    r"(?:related|similar|recommended|more|latest|top|popular|trending)"
    r"(?: (?:articles?|stories|news|posts?|topics?|coverage|reads?|content|links))[:：]?"
    r"|(?:most (?:read|popular|viewed)|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|related"
    r"|more (?:on this (?:story|topic)|from .{2,40})|read next|see also|tags?|topics)[:：]?"
)

#: where a comment form ends and a title pasted to it begins
FORM_END = (
    r"(?:required fields are marked|必填项已用|必填欄位標示為|обязательные поля помечены"
    r"|están marcados con|sont indiqués avec|sind mit)\s*\*(?:\s*(?:标注|标记|標註|markiert))?"
)

#: at the start of a line (case matters), or at its end
CAPTIONS = (
    r"^\W{0,2}(?:(?:[Ff]ile|FILE|[Ss]tock|STOCK) )?(?:Photo|PHOTO|Image|IMAGE|Picture|PICTURE"
    r"|Caption|CAPTION"
    r"|Video|VIDEO|Infographic|Graphic)s?\s*[:：]",
    r"^\W{0,2}(?:FILE|File)\s*(?:PHOTO|[Pp]hoto|[Ii]mage|[Pp]icture)?\s*[-–—:]\s",
    r"^\W{0,2}(?:FILE PHOTO|FILE IMAGE|File [Pp]hoto|File [Pp]icture)\b",
    r"^\W{0,2}(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]icture)s? (?:by|courtesy|credit|provided by|taken)\b",
    r"^(?:图为|资料图|资料图片|圖為|На фото)",
    r"/\s*(?:[Ii]nformation |[Ff]ile |[Dd]ata )?(?:[Pp]icture|[Pp]hoto|[Ii]mage)s?\W{0,2}$",
    r"\((?:[Pp]hoto|[Ii]mage|[Pp]icture|PHOTO)s?(?: by|:| courtesy| credit)[^()]{2,80}\)\W{0,2}$",
    r"[(/](?:AP|AFP|EPA|Reuters|Xinhua|TASS|Sputnik|Kyodo)[ /]?(?:Photo|Images)?/[^()/]{2,60}\)?$",
    r"(?:/|via |[(])(?:Getty Images|Shutterstock|AP Photo"
    r"|Handout via Reuters)[^()]{0,40}\)?\W{0,2}$",
)
LONGEST_CAPTION = 700

#: people named at the foot of a report
_MAKER = (
    r"(?:staff |our |chief |executive |responsible |duty )?"
    r"(?:reporters?|editors?|journalists?|correspondents?|writers?|translators?"
    r"|photographers?|proofreaders?)"
    r"(?: in charge)?"
)
#: whole lines (without regard to case)
CREDITS = (
    rf"[\[(（【]?{_MAKER}\s*[:：].{{2,120}}",
    r"\[correction\].*",
    r"(?:source|author|text|story|words)\s*[:：]\s*\S.{1,80}",
    r"[(\[]?(?:additional |with )?(?:reporting|reported) (?:by|from) .{2,300}",
    r"[(\[]?(?:editing|edited|writing|written|compiled|translated|translation|produced"
    r"|proofread) by .{2,300}",
    r"[(\[]?with (?:additional )?(?:reporting|files|input|inputs|contributions) (?:by"
    r"|from) .{2,200}",
    r".{3,120} contributed to this (?:report|story|article)\.?",
    r"(?:first )?(?:published|updated|posted|last (?:updated|modified))(?: (?:at"
    r"|on))?\b[:：]?.{0,20}\d{1,4}.{0,60}",
    r".{0,40}[|｜]\s*(?:updated|published)?\s*[:：]?\s*\d{4}-\d{2}-\d{2}.{0,60}",
)  # fmt: skip

#: at the end of a paragraph, in brackets (without regard to case)
TAIL_CREDITS = (
    rf"\s*[\[(（【]\s*{_MAKER}\s*[:：][^()\[\]（）【】]{{2,120}}[\])）】]\s*$",
    r"\s*[\[(（]\s*(?:reporting|editing|edited|writing|written|compiled"
    r"|translated) by [^()\[\]]{2,200}[\])）]\s*$",
    r"(?<=[.!?”\"])\s+(?:additional reporting|reporting|writing|edited"
    r"|editing) by [A-Z][^.]{2,200}\.?\s*$",
)
#: a name in a credit: "reporter: X", "By X", "Reporting by X; ..."
BYLINE_IN_CREDIT = (
    r"(?:reporters?|journalists?|correspondents?|writers?"
    r"|author)\s*[:：]\s*(?P<name>[^;:：()\[\]（）】]{2,80})",
    r"(?:^|[.(\[]\s*)(?:reporting|written|writing) by (?P<name>[^;.()\[\]]{2,120})",
)

#: words in capitals before a dash or colon that name no place
NO_PLACES = frozenset(
    "BREAKING UPDATE UPDATED WATCH EXCLUSIVE ANALYSIS OPINION EXPLAINER EXPLAINED LIVE NEWS "
    "FACTBOX "
    "EDITORIAL COMMENT INTERVIEW FEATURE PHOTO PHOTOS VIDEO FILE CORRECTION NOTE URGENT WRAPUP "
    "SUMMARY KEY TEXT TRANSCRIPT READOUT STATEMENT FACT NATO ASEAN OPEC".split()
)

#: words with which a sentence begins, and never a place before its date
NO_PLACE_STARTS = frozenset(
    "From On By In At Since Until Between After Before During The This As To For Last Next Early "
    "Late Mid When While And But".split()
)

#: agencies as datelines credit them, where the codebook has no such outlet
AGENCIES: dict[str, str] = {
    "ap": "Associated Press",
    "associatedpress": "Associated Press",
    "reuters": "Reuters",
    "afp": "Agence France-Presse",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "interfax": "Interfax",
    "kyodo": "Kyodo News",
    "yonhap": "Yonhap",
    "dpa": "dpa",
    "efe": "EFE",
    "ansa": "ANSA",
    "anadolu": "Anadolu Agency",
    "aa": "Anadolu Agency",
    "upi": "United Press International",
    "pti": "Press Trust of India",
    "ani": "ANI",
    "cna": "CNA",
    "irna": "IRNA",
    "ria": "RIA Novosti",
    "rianovosti": "RIA Novosti",
    "sputnik": "Sputnik",
    "ukrinform": "Ukrinform",
    "bloomberg": "Bloomberg",
    "kcna": "KCNA",
    "bernama": "Bernama",
}

#: very common words of English that are none in its neighbours: their share tells English where
#: a text is too short for statistics ("in", "a", "was" and "on" are German or French words too)
ENGLISH_WORDS = frozenset(
    "the of and to with that this these those were been has have from which who would will not but "
    "said says their they his her its our after before between during about into also more than by "
    "are it".split()
)

#: official texts that tell of a call or meeting
READOUT = (
    r"\b(?:call|called|spoke|phone|telephone|conversations?|talks?|talked|met|meeting"
    r"|meetings|meets|"
    r"summit|videoconference|video conference|hosted|received|readout|consultations?)\b"
)
#: official texts of other kinds, whatever meeting they mention
NO_READOUT = (
    r"^(?:opening |closing |background )?(?:remarks|press (?:briefing|call|gaggle|conference)"
    r"|fact sheet|"
    r"proclamation|executive order|message|letter|memorandum|nominations?|bill|text of)\b"
)
COMMUNIQUE = r"\bjoint[ -](?:press )?(?:statement|communiqu[eé]|declaration)\b|^communiqu[eé]\b"
#: a report that is nothing but the text itself
FULL_TEXT = (
    r"^(?:full )?text(?: of)?\b|\bjoint (?:statement|communiqu[eé]|declaration) (?:of|by"
    r"|between|from)\b"
)

#: ISO 639-1 codes to the names that messages use
LANGUAGE_NAMES: dict[str, str] = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
