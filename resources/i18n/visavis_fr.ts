<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Vis-à-vis</source>
        <translation>À propos de Vis-à-vis</translation>
    </message>
    <message>
        <source>French and English news side by side, offline.</source>
        <translation>L’actualité en français et en anglais, côte à côte, hors ligne.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.</translation>
    </message>
    <message>
        <source>Models: {models}</source>
        <translation>Modèles&#xa0;: {models}</translation>
    </message>
</context>
<context>
    <name>AllNotesController</name>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Delete highlights</source>
        <translation>Supprimer des surlignages</translation>
    </message>
    <message>
        <source>Names of the colours</source>
        <translation>Noms des couleurs</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
</context>
<context>
    <name>AllNotesDialog</name>
    <message>
        <source>All notes</source>
        <translation>Toutes les notes</translation>
    </message>
    <message>
        <source>Highlights of the library</source>
        <translation>Surlignages de la bibliothèque</translation>
    </message>
    <message>
        <source>Tags for the chosen highlights</source>
        <translation>Étiquettes des surlignages choisis</translation>
    </message>
    <message>
        <source>&amp;Add the tags</source>
        <translation>&amp;Ajouter les étiquettes</translation>
    </message>
    <message>
        <source>&amp;Remove the tags</source>
        <translation>&amp;Retirer les étiquettes</translation>
    </message>
    <message>
        <source>&amp;Go to it</source>
        <translation>A&amp;ller au texte</translation>
    </message>
    <message>
        <source>&amp;Write a note</source>
        <translation>É&amp;crire une note</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Names of the colours…</source>
        <translation>&amp;Noms des couleurs…</translation>
    </message>
    <message>
        <source>Colour {number}: {name}</source>
        <translation>Couleur {number}&#xa0;: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln highlight(s) found</source>
        <translation>
            <numerusform>%Ln surlignage trouvé</numerusform>
            <numerusform>%Ln surlignages trouvés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them chosen</source>
        <translation>
            <numerusform>dont %Ln choisi</numerusform>
            <numerusform>dont %Ln choisis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AllNotesFilters</name>
    <message>
        <source>Words in quotes, notes and tags</source>
        <translation>Mots des citations, des notes et des étiquettes</translation>
    </message>
    <message>
        <source>Filter the notes</source>
        <translation>Filtrer les notes</translation>
    </message>
    <message>
        <source>More &amp;filters</source>
        <translation>Plus de &amp;filtres</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Lost or not</source>
        <translation>Perdus ou non</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Modifiés depuis</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Tous les articles</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>Toutes les couleurs</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Toutes les étiquettes</translation>
    </message>
    <message>
        <source>Noted or not</source>
        <translation>Annoté ou non</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>Toutes les langues</translation>
    </message>
    <message>
        <source>With a note</source>
        <translation>Avec une note</translation>
    </message>
    <message>
        <source>Without a note</source>
        <translation>Sans note</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdus</translation>
    </message>
    <message>
        <source>Not lost</source>
        <translation>À leur place</translation>
    </message>
</context>
<context>
    <name>AnnotationController</name>
    <message>
        <source>Choose the highlight in the notes panel first.</source>
        <translation>Choisissez d’abord le surlignage dans le panneau des notes.</translation>
    </message>
    <message>
        <source>The words of this highlight are no longer in the article. Select others and press {key} to put it on them.</source>
        <translation>Les mots de ce surlignage ne sont plus dans l’article. Sélectionnez-en d’autres et appuyez sur {key} pour l’y poser.</translation>
    </message>
    <message>
        <source>The words of this highlight are no longer in the article. Select others and choose “{command}” in the menu.</source>
        <translation>Les mots de ce surlignage ne sont plus dans l’article. Sélectionnez-en d’autres et choisissez «&#xa0;{command}&#xa0;» dans le menu.</translation>
    </message>
    <message>
        <source>This sentence isn&apos;t translated yet.</source>
        <translation>Cette phrase n’est pas encore traduite.</translation>
    </message>
</context>
<context>
    <name>ArticleHead</name>
    <message>
        <source>updated {date}</source>
        <translation>mis à jour le {date}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln mot</numerusform>
            <numerusform>%Ln mots</numerusform>
        </translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) left out</source>
        <translation>
            <numerusform>%Ln ligne écartée</numerusform>
            <numerusform>%Ln lignes écartées</numerusform>
        </translation>
    </message>
    <message>
        <source>{language}: not translated</source>
        <translation>{language}&#xa0;: non traduit</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}&#x202f;%</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
</context>
<context>
    <name>ArticleListModel</name>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln highlight(s)</source>
        <translation>
            <numerusform>%Ln surlignage</numerusform>
            <numerusform>%Ln surlignages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
    <message>
        <source>unread</source>
        <translation>non lu</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>favori</translation>
    </message>
</context>
<context>
    <name>ArticleOperations</name>
    <message>
        <source>Delete the article</source>
        <translation>Supprimer l’article</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln article(s)</source>
        <translation>
            <numerusform>Supprimer %Ln article</numerusform>
            <numerusform>Supprimer %Ln articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the search</source>
        <translation>Enregistrer la recherche</translation>
    </message>
    <message>
        <source>Delete the search</source>
        <translation>Supprimer la recherche</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Remettre</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Clean again</source>
        <translation>Nettoyer de nouveau</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
</context>
<context>
    <name>BackupController</name>
    <message>
        <source>Backed up</source>
        <translation>Sauvegardé</translation>
    </message>
    <message>
        <source>The backup is intact</source>
        <translation>Elle est intacte</translation>
    </message>
    <message>
        <source>Restored.</source>
        <translation>Restauré.</translation>
    </message>
    <message>
        <source>Restored. The previous library is kept as {name}.</source>
        <translation>Restauré. La bibliothèque précédente est gardée sous {name}.</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sauvegarder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s)</source>
        <translation>
            <numerusform>%Ln note</numerusform>
            <numerusform>%Ln notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <source>One is made every day; seven daily and four weekly ones are kept.</source>
        <translation>Une sauvegarde est faite chaque jour&#xa0;: celles de sept jours et de quatre semaines sont gardées.</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernier usage</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Surlignages</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>&amp;Restaurer…</translation>
    </message>
    <message>
        <source>Re&amp;place the library</source>
        <translation>&amp;Mettre à la place de la bibliothèque</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>&amp;Copy to a file…</source>
        <translation>&amp;Copier dans un fichier…</translation>
    </message>
    <message>
        <source>Replace the library with “{name}”? The current one is kept next to it.</source>
        <translation>Mettre «&#xa0;{name}&#xa0;» à la place de la bibliothèque&#x202f;? L’actuelle est gardée à côté.</translation>
    </message>
</context>
<context>
    <name>ChangelogDialog</name>
    <message>
        <source>What&apos;s new</source>
        <translation>Nouveautés</translation>
    </message>
</context>
<context>
    <name>ChosenArticles</name>
    <message>
        <source>Add to the favourites</source>
        <translation>Ajouter aux favoris</translation>
    </message>
    <message>
        <source>Take out of the favourites</source>
        <translation>Retirer des favoris</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiver</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>Retirer des archives</translation>
    </message>
    <message>
        <source>Tags of “{title}”</source>
        <translation>Étiquettes de «&#x202f;{title}&#x202f;»</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %Ln article(s)</source>
        <translation>
            <numerusform>Étiquettes de %Ln article</numerusform>
            <numerusform>Étiquettes de %Ln articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the tags</source>
        <translation>Changer les étiquettes</translation>
    </message>
    <message>
        <source>Save what the list shows</source>
        <translation>Enregistrer ce que montre la liste</translation>
    </message>
</context>
<context>
    <name>ColourNamesDialog</name>
    <message>
        <source>Names of the colours</source>
        <translation>Noms des couleurs</translation>
    </message>
    <message>
        <source>Name of {colour}</source>
        <translation>Nom de&#xa0;: {colour}</translation>
    </message>
    <message>
        <source>For example claim, term, quote. Exports use these names too.</source>
        <translation>Par exemple affirmation, terme, citation. Les exportations les reprennent.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find anything</source>
        <translation>Tout trouver</translation>
    </message>
    <message>
        <source>Commands, articles, headings, tags, themes and settings</source>
        <translation>Commandes, articles, titres, étiquettes, thèmes et préférences</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Que trouver</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>&gt; commands   @ headings   # tags   : sentences</source>
        <translation>&gt; commandes   @ titres   # étiquettes   : phrases</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”.</source>
        <translation>Rien ne correspond à «&#xa0;{words}&#xa0;».</translation>
    </message>
    <message>
        <source>Nothing to choose.</source>
        <translation>Il n’y a rien à choisir.</translation>
    </message>
</context>
<context>
    <name>DoubtfulPanel</name>
    <message>
        <source>Doubtful translations</source>
        <translation>Traductions douteuses</translation>
    </message>
    <message>
        <source>Enter goes to the chosen sentence.</source>
        <translation>Entrée va à la phrase choisie.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful translation(s)</source>
        <translation>
            <numerusform>%Ln traduction douteuse</numerusform>
            <numerusform>%Ln traductions douteuses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Import files…</source>
        <translation>Importer des fichiers…</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>Votre bibliothèque est vide</translation>
    </message>
    <message>
        <source>Save a French or English article as text and drop the file here.</source>
        <translation>Enregistrez un article français ou anglais en texte et déposez le fichier ici.</translation>
    </message>
    <message>
        <source>Save a French or English article as text and drop the file here, or copy its text and press {keys}.</source>
        <translation>Enregistrez un article français ou anglais sous forme de texte et déposez le fichier ici, ou copiez son texte et appuyez sur {keys}.</translation>
    </message>
    <message>
        <source>No article is open</source>
        <translation>Aucun article n’est ouvert</translation>
    </message>
    <message>
        <source>Choose one in the library, or import another.</source>
        <translation>Choisissez-en un dans la bibliothèque, ou importez-en un autre.</translation>
    </message>
    <message>
        <source>Try it on a short article</source>
        <translation>Essayer sur un court article</translation>
    </message>
    <message>
        <source>next and previous sentence</source>
        <translation>phrase suivante et précédente</translation>
    </message>
    <message>
        <source>highlight in five colours</source>
        <translation>surligner en cinq couleurs</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>écrire une note</translation>
    </message>
    <message>
        <source>find any command</source>
        <translation>trouver n’importe quelle commande</translation>
    </message>
</context>
<context>
    <name>EncodingDialog</name>
    <message>
        <source>Read again in another encoding</source>
        <translation>Relire dans un autre encodage</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Relire</translation>
    </message>
    <message>
        <source>Encodings</source>
        <translation>Encodages</translation>
    </message>
    <message>
        <source>“{name}” is read as {encoding} now. Choose the one that shows its letters right.</source>
        <translation>«&#xa0;{name}&#xa0;» est lu comme {encoding}. Choisissez l’encodage qui en affiche bien les lettres.</translation>
    </message>
</context>
<context>
    <name>EntryFields</name>
    <message>
        <source>Name of the search</source>
        <translation>Nom de la recherche</translation>
    </message>
    <message>
        <source>Tags of the article</source>
        <translation>Étiquettes de l’article</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message numerus="yes">
        <source>%Ln highlight(s)</source>
        <translation>
            <numerusform>%Ln surlignage</numerusform>
            <numerusform>%Ln surlignages</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to “{name}”: {highlights}.</source>
        <translation>«&#xa0;{name}&#xa0;» a été écrit&#xa0;: {highlights}.</translation>
    </message>
    <message>
        <source>Exported to “{name}”.</source>
        <translation>«&#xa0;{name}&#xa0;» a été écrit.</translation>
    </message>
    <message>
        <source>Sent to the printer: “{title}”.</source>
        <translation>«&#xa0;{title}&#xa0;» a été envoyé à l’imprimante.</translation>
    </message>
    <message>
        <source>Import notes</source>
        <translation>Importer des notes</translation>
    </message>
    <message>
        <source>Web Annotations (*.jsonld *.json);;All files (*)</source>
        <translation>Annotations web (*.jsonld *.json);;Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln note(s) imported</source>
        <translation>
            <numerusform>%Ln note importée</numerusform>
            <numerusform>%Ln notes importées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them lost</source>
        <translation>
            <numerusform>dont %Ln perdue</numerusform>
            <numerusform>dont %Ln perdues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already known</source>
        <translation>
            <numerusform>%Ln déjà connue</numerusform>
            <numerusform>%Ln déjà connues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without its article</source>
        <translation>
            <numerusform>%Ln sans son article</numerusform>
            <numerusform>%Ln sans leur article</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s) without a translation.</source>
        <translation>
            <numerusform>%Ln phrase sans traduction.</numerusform>
            <numerusform>%Ln phrases sans traduction.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Highlights and notes as Markdown</source>
        <translation>Surlignages et notes en Markdown</translation>
    </message>
    <message>
        <source>Highlights and notes as a web page</source>
        <translation>Surlignages et notes en page web</translation>
    </message>
    <message>
        <source>Highlights and notes as a table (CSV)</source>
        <translation>Surlignages et notes en tableau (CSV)</translation>
    </message>
    <message>
        <source>Highlights and notes for other programs (Web Annotation)</source>
        <translation>Surlignages et notes pour d’autres programmes (Web Annotation)</translation>
    </message>
    <message>
        <source>Highlights and notes as flash cards (Anki)</source>
        <translation>Surlignages et notes en cartes-mémoire (Anki)</translation>
    </message>
    <message>
        <source>Whole articles in both languages, as a web page</source>
        <translation>Articles entiers dans les deux langues, en page web</translation>
    </message>
    <message>
        <source>Whole articles in both languages, as a book (EPUB)</source>
        <translation>Articles entiers dans les deux langues, en livre (EPUB)</translation>
    </message>
    <message>
        <source>Whole articles in both languages, for Word (DOCX)</source>
        <translation>Articles entiers dans les deux langues, pour Word (DOCX)</translation>
    </message>
    <message>
        <source>Whole articles in both languages, as pages (PDF)</source>
        <translation>Articles entiers dans les deux langues, en pages (PDF)</translation>
    </message>
    <message>
        <source>Sentences and translations (TMX)</source>
        <translation>Phrases et traductions (TMX)</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formats</translation>
    </message>
    <message>
        <source>&amp;This article</source>
        <translation>&amp;Cet article</translation>
    </message>
    <message>
        <source>The &amp;whole library</source>
        <translation>Toute la &amp;bibliothèque</translation>
    </message>
    <message numerus="yes">
        <source>Format for %Ln chosen highlight(s)</source>
        <translation>
            <numerusform>Comment écrire %Ln surlignage choisi</numerusform>
            <numerusform>Comment écrire %Ln surlignages choisis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Format for %Ln chosen article(s)</source>
        <translation>
            <numerusform>Format pour %Ln article choisi</numerusform>
            <numerusform>Format pour les %Ln articles choisis</numerusform>
        </translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Que faut-il écrire&#x202f;?</translation>
    </message>
</context>
<context>
    <name>GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Filter the terms</source>
        <translation>Filtrer les termes</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>De → vers</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Terme</translation>
    </message>
    <message>
        <source>Preferred rendering</source>
        <translation>Traduction préférée</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Add &amp;news terms</source>
        <translation>&amp;Termes de presse</translation>
    </message>
    <message>
        <source>A&amp;pply to the article</source>
        <translation>A&amp;ppliquer à l’article</translation>
    </message>
    <message>
        <source>Add a term</source>
        <translation>Ajouter un terme</translation>
    </message>
    <message>
        <source>Remove terms</source>
        <translation>Retirer des termes</translation>
    </message>
    <message>
        <source>Import terms</source>
        <translation>Importer des termes</translation>
    </message>
    <message>
        <source>Export terms</source>
        <translation>Exporter les termes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln term(s) exported.</source>
        <translation>
            <numerusform>%Ln terme exporté.</numerusform>
            <numerusform>%Ln termes exportés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nouveau</numerusform>
            <numerusform>%Ln nouveaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln remplacé</numerusform>
            <numerusform>%Ln remplacés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln laissé de côté</numerusform>
            <numerusform>%Ln laissés de côté</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HighlightOperations</name>
    <message>
        <source>Highlight</source>
        <translation>Surligner</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Move the highlight</source>
        <translation>Déplacer le surlignage</translation>
    </message>
    <message>
        <source>Remove the highlight</source>
        <translation>Retirer le surlignage</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
</context>
<context>
    <name>HighlightRows</name>
    <message>
        <source>Lost: its words are no longer in the article.</source>
        <translation>Perdu&#xa0;: ses mots ne sont plus dans l’article.</translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <source>Articles and books ({patterns});;All files (*)</source>
        <translation>Articles et livres ({patterns});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Importer des fichiers</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Importer un dossier</translation>
    </message>
    <message>
        <source>There is no text to import. Copy an article&apos;s text first.</source>
        <translation>Il n’y a pas de texte à importer. Copiez d’abord le texte d’un article.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) imported</source>
        <translation>
            <numerusform>%Ln article importé</numerusform>
            <numerusform>%Ln articles importés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already in the library</source>
        <translation>
            <numerusform>%Ln déjà dans la bibliothèque</numerusform>
            <numerusform>%Ln déjà dans la bibliothèque</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) skipped</source>
        <translation>
            <numerusform>%Ln fichier laissé de côté</numerusform>
            <numerusform>%Ln fichiers laissés de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not processed</source>
        <translation>
            <numerusform>%Ln fichier non examiné</numerusform>
            <numerusform>%Ln fichiers non examinés</numerusform>
        </translation>
    </message>
    <message>
        <source>There were no articles to import.</source>
        <translation>Il n’y avait pas d’article à importer.</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>Import report</source>
        <translation>Compte rendu de l’importation</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Laissés de côté</translation>
    </message>
    <message>
        <source>Encoding guessed</source>
        <translation>Encodage supposé</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importés</translation>
    </message>
    <message>
        <source>Already in the library</source>
        <translation>Déjà dans la bibliothèque</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
</context>
<context>
    <name>LeftOutPanel</name>
    <message>
        <source>Enter brings the chosen line back into the article.</source>
        <translation>Entrée remet la ligne choisie dans l’article.</translation>
    </message>
    <message>
        <source>Lines left out</source>
        <translation>Lignes écartées</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) left out</source>
        <translation>
            <numerusform>%Ln ligne écartée</numerusform>
            <numerusform>%Ln lignes écartées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Filter the library</source>
        <translation>Filtrer la bibliothèque</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} sur {total}</translation>
    </message>
    <message>
        <source>No article matches “{text}”. Escape clears the filter.</source>
        <translation>Aucun article ne correspond à «&#x202f;{text}&#x202f;». Échap efface le filtre.</translation>
    </message>
    <message>
        <source>No article is in this view.</source>
        <translation>Aucun article dans cette vue.</translation>
    </message>
</context>
<context>
    <name>LinkOpener</name>
    <message>
        <source>There are several links here. Put the caret into one of them.</source>
        <translation>Il y a plusieurs liens ici. Placez le curseur dans l’un d’eux.</translation>
    </message>
    <message>
        <source>There is no link here.</source>
        <translation>Il n’y a pas de lien ici.</translation>
    </message>
    <message>
        <source>The saved page doesn&apos;t say where it is from.</source>
        <translation>La page enregistrée ne dit pas d’où elle vient.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>“{address}” can&apos;t be opened. Choose a web browser in the system&apos;s settings.</source>
        <translation>Impossible d’ouvrir «&#xa0;{address}&#xa0;». Choisissez un navigateur web dans les réglages du système.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Report</source>
        <translation>Compte rendu</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Doutes</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>“{title}” is in the library already.</source>
        <translation>«&#xa0;{title}&#xa0;» est déjà dans la bibliothèque.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) deleted.</source>
        <translation>
            <numerusform>%Ln article supprimé.</numerusform>
            <numerusform>%Ln articles supprimés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The library was upgraded. A backup of the old one is at {path}.</source>
        <translation>La bibliothèque a été mise à jour. Une copie de son état antérieur est {path}.</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>Sauve&amp;gardes…</translation>
    </message>
    <message>
        <source>Something went wrong ({kind}). Nothing was lost; the log has the details.</source>
        <translation>Une erreur est survenue ({kind}). Rien n’est perdu&#x202f;; le journal en donne le détail.</translation>
    </message>
    <message>
        <source>All articles are translated with the current models.</source>
        <translation>Tous les articles sont traduits avec les modèles actuels.</translation>
    </message>
    <message>
        <source>Another program is using the library, so the last changes aren&apos;t saved yet. The window closes once they are.</source>
        <translation>Un autre programme utilise la bibliothèque : les derniers changements ne sont pas encore enregistrés. La fenêtre se fermera dès qu&apos;ils le seront.</translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation>Fermer sans eux</translation>
    </message>
    <message>
        <source>This article was translated with another model; its translation is kept.</source>
        <translation>La traduction de cet article vient d’un autre modèle&#x202f;; elle reste telle quelle.</translation>
    </message>
    <message>
        <source>Better models translate from now on: {models}.</source>
        <translation>De meilleurs modèles traduisent désormais&#xa0;: {models}.</translation>
    </message>
    <message>
        <source>What you wrote yourself is kept.</source>
        <translation>Ce que vous avez écrit vous-même est gardé.</translation>
    </message>
    <message>
        <source>The preferences can&apos;t be saved ({reason}).</source>
        <translation>Les préférences ne peuvent pas être enregistrées ({reason}).</translation>
    </message>
    <message>
        <source>The article of this link isn&apos;t in the library: import its file first.</source>
        <translation>L’article de ce lien n’est pas dans la bibliothèque&#xa0;: importez d’abord son fichier.</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Pas maintenant</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Utiliser</translation>
    </message>
    <message>
        <source>&amp;Try out</source>
        <translation>&amp;Essayer</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>Supp&amp;rimer…</translation>
    </message>
    <message>
        <source>&amp;Download and install</source>
        <translation>&amp;Télécharger et installer</translation>
    </message>
    <message>
        <source>&amp;Get better models…</source>
        <translation>De &amp;meilleurs modèles…</translation>
    </message>
    <message>
        <source>Install from a &amp;file…</source>
        <translation>&amp;Installer depuis un fichier…</translation>
    </message>
    <message>
        <source>From the &amp;Argos index…</source>
        <translation>Depuis l’index &amp;Argos…</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Sur cette machine</translation>
    </message>
    <message>
        <source>In the Argos index</source>
        <translation>Dans l’index Argos</translation>
    </message>
    <message>
        <source>{model}, in use</source>
        <translation>{model}, utilisé</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Travail en cours</translation>
    </message>
    <message>
        <source>Downloading: {done}</source>
        <translation>Téléchargement&#xa0;: {done}</translation>
    </message>
    <message>
        <source>Unpacking: {done}</source>
        <translation>Décompression&#xa0;: {done}</translation>
    </message>
    <message>
        <source>Trying it out</source>
        <translation>Essai en cours</translation>
    </message>
    <message>
        <source>{model} translates from now on.</source>
        <translation>{model} traduit désormais.</translation>
    </message>
    <message>
        <source>Loaded in {loading} s; {speed} words a second on this machine.</source>
        <translation>Chargé en {loading} s&#x202f;; {speed} mots par seconde sur cette machine.</translation>
    </message>
    <message>
        <source>Computed in {type}, {threads} threads.</source>
        <translation>Calculé en {type}, {threads} fils.</translation>
    </message>
    <message>
        <source>{model} is intact and works.</source>
        <translation>{model} est intact et fonctionne.</translation>
    </message>
    <message>
        <source>Remove {model} from this machine? What it translated stays.</source>
        <translation>Supprimer {model} de cette machine&#x202f;? Ce qu’il a traduit reste.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>{model} was removed.</source>
        <translation>{model} a été supprimé.</translation>
    </message>
    <message>
        <source>Argos packages ({patterns});;All files (*)</source>
        <translation>Paquets Argos ({patterns});;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>Installer un modèle</translation>
    </message>
    <message>
        <source>The list of packages will be fetched from {host}. Nothing of your library is sent.</source>
        <translation>La liste des paquets sera téléchargée depuis {host}. Rien de votre bibliothèque n’est envoyé.</translation>
    </message>
    <message>
        <source>&amp;Go online</source>
        <translation>Aller en &amp;ligne</translation>
    </message>
    <message>
        <source>&amp;Get them</source>
        <translation>Les &amp;obtenir</translation>
    </message>
    <message>
        <source>The index has no model that isn&apos;t here already.</source>
        <translation>L’index n’a aucun modèle qui ne soit déjà ici.</translation>
    </message>
    <message>
        <source>{model} was installed.</source>
        <translation>{model} a été installé.</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Note on the highlight</source>
        <translation>Note sur le surlignage</translation>
    </message>
    <message>
        <source>Note, in Markdown; #word makes a tag.</source>
        <translation>Note, en Markdown&#xa0;; #mot en fait une étiquette.</translation>
    </message>
    <message>
        <source>Tags of the highlight</source>
        <translation>Étiquettes du surlignage</translation>
    </message>
</context>
<context>
    <name>NoteDelegate</name>
    <message>
        <source>Note on the highlight</source>
        <translation>Note sur le surlignage</translation>
    </message>
    <message>
        <source>Note, in Markdown. Escape returns to the list.</source>
        <translation>Note, en Markdown. Échap ramène à la liste.</translation>
    </message>
</context>
<context>
    <name>NoteRows</name>
    <message>
        <source>lost</source>
        <translation>perdu</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Keys 1 to 5 highlight the sentence or the selection; N writes a note.</source>
        <translation>Les touches 1 à 5 surlignent la phrase ou la sélection&#x202f;; N écrit une note.</translation>
    </message>
    <message>
        <source>Highlights of this article</source>
        <translation>Surlignages de cet article</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close the notice</source>
        <translation>Fermer l’avis</translation>
    </message>
</context>
<context>
    <name>PictureZoom</name>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>{family} (default)</source>
        <translation>{family} (par défaut)</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Careful: a second look in idle time</source>
        <translation>Soignée&#xa0;: une relecture aux temps morts</translation>
    </message>
    <message>
        <source>Quick: the first draft</source>
        <translation>Rapide : le premier jet</translation>
    </message>
    <message>
        <source>&amp;Offer better translation models</source>
        <translation>Pr&amp;oposer de meilleurs modèles de traduction</translation>
    </message>
    <message>
        <source>Line len&amp;gth</source>
        <translation>Lon&amp;gueur de ligne</translation>
    </message>
    <message>
        <source>&amp;Justify lines, with hyphens</source>
        <translation>&amp;Justifier les lignes, avec césures</translation>
    </message>
    <message>
        <source>Line of the &amp;current sentence</source>
        <translation>Ligne de la phrase &amp;courante</translation>
    </message>
    <message>
        <source>&amp;Hide the menu bar until Alt is pressed</source>
        <translation>&amp;Masquer la barre de menus jusqu’à ce qu’Alt soit pressé</translation>
    </message>
    <message>
        <source> characters</source>
        <translation> caractères</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation>&amp;Police</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>T&amp;aille du texte</translation>
    </message>
    <message>
        <source>L&amp;ine height</source>
        <translation>&amp;Interligne</translation>
    </message>
    <message>
        <source>T&amp;ranslation</source>
        <translation>T&amp;raduction</translation>
    </message>
    <message>
        <source>&amp;Language of the window</source>
        <translation>&amp;Langue de la fenêtre</translation>
    </message>
    <message>
        <source>&amp;Purge what was deleted after</source>
        <translation>&amp;Purger ce qui est supprimé après</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Arrêter</translation>
    </message>
</context>
<context>
    <name>ReaderView</name>
    <message>
        <source>Place in the article</source>
        <translation>Position dans l’article</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Traduction</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Words, “phrases”, note: tag: lang:fr before:2016</source>
        <translation>Mots, «&#xa0;expressions&#xa0;», note: étiquette: langue:fr avant:2016</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Rechercher dans la bibliothèque</translation>
    </message>
    <message>
        <source>In &amp;this article only</source>
        <translation>Dans &amp;cet article seulement</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Résultats</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln résultat</numerusform>
            <numerusform>%Ln résultats</numerusform>
        </translation>
    </message>
    <message>
        <source>{hits} or more</source>
        <translation>{hits} ou plus</translation>
    </message>
    <message>
        <source>From the top again.</source>
        <translation>De nouveau depuis le début.</translation>
    </message>
    <message>
        <source>From the bottom again.</source>
        <translation>De nouveau depuis la fin.</translation>
    </message>
</context>
<context>
    <name>SentenceEditor</name>
    <message>
        <source>Looking for other translations…</source>
        <translation>Recherche d’autres traductions…</translation>
    </message>
    <message>
        <source>Your translation</source>
        <translation>Votre traduction</translation>
    </message>
    <message>
        <source>Other translations</source>
        <translation>Autres traductions</translation>
    </message>
    <message>
        <source>Enter: next  ·  Ctrl+Enter: done  ·  Esc: leave  ·  ↓: list</source>
        <translation>Entrée&#xa0;: suivante  ·  Ctrl+Entrée&#xa0;: terminer  ·  Échap&#xa0;: quitter  ·  ↓&#xa0;: liste</translation>
    </message>
    <message>
        <source>There are no other translations.</source>
        <translation>Il n’y a pas d’autre traduction.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Filter the commands</source>
        <translation>Filtrer les commandes</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Les commandes et leurs touches</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce qu’elle fait</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Nouvelles touches</translation>
    </message>
    <message>
        <source>&amp;Use these keys</source>
        <translation>&amp;Utiliser ces touches</translation>
    </message>
    <message>
        <source>Restore the &amp;default</source>
        <translation>Revenir par &amp;défaut</translation>
    </message>
    <message>
        <source>&amp;New keys:</source>
        <translation>&amp;Nouvelles touches&#xa0;:</translation>
    </message>
    <message>
        <source>Choose a command first.</source>
        <translation>Choisissez d’abord une commande.</translation>
    </message>
    <message>
        <source>“{title}” has no keys now.</source>
        <translation>«&#xa0;{title}&#xa0;» n’a plus de touches.</translation>
    </message>
    <message>
        <source>{keys} is now for “{title}”.</source>
        <translation>{keys} sert désormais à «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>{keys} is already used for “{title}”.</source>
        <translation>{keys} sert déjà à «&#xa0;{title}&#xa0;».</translation>
    </message>
</context>
<context>
    <name>SideDrawer</name>
    <message>
        <source>Close the panel</source>
        <translation>Fermer le panneau</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Show the translations that may be wrong, and why</source>
        <translation>Montrer les traductions qui peuvent être fausses, et pourquoi</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Sentence {sentence} of {sentences}</source>
        <translation>Phrase {sentence} sur {sentences}</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>{minutes}&#xa0;min restantes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln doubtful</source>
        <translation>
            <numerusform>%Ln douteuse</numerusform>
            <numerusform>%Ln douteuses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) waiting to be saved</source>
        <translation>
            <numerusform>%Ln changement en attente d&apos;enregistrement</numerusform>
            <numerusform>%Ln changements en attente d&apos;enregistrement</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program is using the library.</source>
        <translation>Un autre programme utilise la bibliothèque.</translation>
    </message>
    <message>
        <source>Importing {done} of {wanted}</source>
        <translation>Importation {done} sur {wanted}</translation>
    </message>
    <message>
        <source>Reading the page again</source>
        <translation>Nouvelle lecture de la page</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportation</translation>
    </message>
    <message>
        <source>Translating</source>
        <translation>Traduction en cours</translation>
    </message>
    <message>
        <source>Translating article {done} of {wanted} again</source>
        <translation>Nouvelle traduction de l’article {done} sur {wanted}</translation>
    </message>
</context>
<context>
    <name>TagsField</name>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Étiquettes, séparées par des virgules</translation>
    </message>
</context>
<context>
    <name>TranslationController</name>
    <message>
        <source>Use the better draft</source>
        <translation>Prendre le meilleur jet</translation>
    </message>
    <message>
        <source>Use all better drafts</source>
        <translation>Prendre tous les meilleurs jets</translation>
    </message>
    <message>
        <source>The text isn&apos;t saved. Write the translation again to find it there.</source>
        <translation>Le texte n’est pas enregistré. Reprenez la traduction pour l’y retrouver.</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Continuer d’écrire</translation>
    </message>
    <message>
        <source>Rewrite the translation</source>
        <translation>Récrire la traduction</translation>
    </message>
    <message>
        <source>Restore the machine translation</source>
        <translation>Revenir à la traduction du programme</translation>
    </message>
</context>
<context>
    <name>TranslationRunner</name>
    <message>
        <source>The article was already translated with the current model.</source>
        <translation>La traduction de l’article est déjà celle du modèle actuel.</translation>
    </message>
    <message>
        <source>The glossary was applied to the article.</source>
        <translation>Le glossaire a été appliqué à l’article.</translation>
    </message>
</context>
<context>
    <name>UndoController</name>
    <message>
        <source>Undone: {what}</source>
        <translation>Annulé : {what}</translation>
    </message>
    <message>
        <source>Redone: {what}</source>
        <translation>Rétabli : {what}</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n&apos;y a rien à annuler.</translation>
    </message>
    <message>
        <source>{what} in “{article}”</source>
        <translation>{what} dans « {article} »</translation>
    </message>
</context>
<context>
    <name>UpgradeController</name>
    <message>
        <source>Looking for better models</source>
        <translation>Recherche de meilleurs modèles</translation>
    </message>
    <message>
        <source>Stopped; the download goes on where it was next time.</source>
        <translation>Arrêté&#x202f;; le téléchargement reprendra là où il en était.</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t ask again</source>
        <translation>&amp;Ne plus demander</translation>
    </message>
    <message>
        <source>No better models are known than those on this machine.</source>
        <translation>Aucun modèle meilleur que ceux de cette machine n’est connu.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>&amp;Get them</source>
        <translation>Les &amp;obtenir</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <source>All articles</source>
        <translation>Tous les articles</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Non lus</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoris</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminés</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiver</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Newest saved</source>
        <translation>Ajouts récents</translation>
    </message>
    <message>
        <source>Newest published</source>
        <translation>Parutions récentes</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Les plus courts</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>View: {view}</source>
        <translation>Vue&#xa0;: {view}</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>Ordre&#xa0;: {order}</translation>
    </message>
    <message>
        <source>Group by day</source>
        <translation>Grouper par jour</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Enregistrer cette recherche…</translation>
    </message>
    <message>
        <source>Delete “{name}”</source>
        <translation>Supprimer «&#x202f;{name}&#x202f;»</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>&amp;Annotation</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affic&amp;hage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>&amp;Importer des fichiers…</translation>
    </message>
    <message>
        <source>Bring saved articles into the library.</source>
        <translation>Faire entrer des articles enregistrés dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>Importer un &amp;dossier…</translation>
    </message>
    <message>
        <source>Bring the articles in a folder and its subfolders into the library.</source>
        <translation>Faire entrer les articles d’un dossier et de ses sous-dossiers dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Import from the &amp;clipboard</source>
        <translation>Importer le &amp;presse-papiers</translation>
    </message>
    <message>
        <source>Bring the copied text into the library as an article.</source>
        <translation>Faire entrer le texte copié dans la bibliothèque comme article.</translation>
    </message>
    <message>
        <source>Go to the &amp;library</source>
        <translation>Aller à la &amp;bibliothèque</translation>
    </message>
    <message>
        <source>Show the library and filter it as you type.</source>
        <translation>Montrer la bibliothèque et la filtrer en tapant.</translation>
    </message>
    <message>
        <source>Open the article below in the library.</source>
        <translation>Ouvrir l’article du dessous dans la bibliothèque.</translation>
    </message>
    <message>
        <source>&amp;Previous article</source>
        <translation>Article p&amp;récédent</translation>
    </message>
    <message>
        <source>Open the article above in the library.</source>
        <translation>Ouvrir l’article du dessus dans la bibliothèque.</translation>
    </message>
    <message>
        <source>&amp;Open the article</source>
        <translation>&amp;Ouvrir l’article</translation>
    </message>
    <message>
        <source>Open the article chosen in the library.</source>
        <translation>Ouvrir l’article choisi dans la bibliothèque.</translation>
    </message>
    <message>
        <source>&amp;Delete the article</source>
        <translation>Suppri&amp;mer l’article</translation>
    </message>
    <message>
        <source>P&amp;references…</source>
        <translation>Pré&amp;férences…</translation>
    </message>
    <message>
        <source>Choose theme, text and language.</source>
        <translation>Choisir le thème, le texte et la langue.</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>M&amp;odèles…</translation>
    </message>
    <message>
        <source>See, try, install and choose the translation models.</source>
        <translation>Voir, essayer, installer et choisir les modèles de traduction.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Bibliothèque</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>A&amp;rticle</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>A&amp;ller</translation>
    </message>
    <message>
        <source>&amp;Translation</source>
        <translation>&amp;Traduction</translation>
    </message>
    <message>
        <source>Close the window; everything is already saved.</source>
        <translation>Fermer la fenêtre&#x202f;; tout est déjà enregistré.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Undo the last change.</source>
        <translation>Revenir sur le dernier changement.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Redo the last undone change.</source>
        <translation>Refaire le dernier changement annulé.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy the selection, or the current sentence.</source>
        <translation>Copier la sélection, ou la phrase courante.</translation>
    </message>
    <message>
        <source>Copy in &amp;both languages</source>
        <translation>Copier dans les &amp;deux langues</translation>
    </message>
    <message>
        <source>Copy the current sentence with its translation.</source>
        <translation>Copier la phrase courante avec sa traduction.</translation>
    </message>
    <message>
        <source>S&amp;earch</source>
        <translation>Rec&amp;hercher</translation>
    </message>
    <message>
        <source>Next h&amp;it</source>
        <translation>Résultat s&amp;uivant</translation>
    </message>
    <message>
        <source>Go to the next hit of the last search.</source>
        <translation>Aller au résultat suivant de la dernière recherche.</translation>
    </message>
    <message>
        <source>&amp;Previous hit</source>
        <translation>Résultat &amp;précédent</translation>
    </message>
    <message>
        <source>Go to the previous hit of the last search.</source>
        <translation>Aller au résultat précédent de la dernière recherche.</translation>
    </message>
    <message>
        <source>&amp;Next article</source>
        <translation>Article &amp;suivant</translation>
    </message>
    <message>
        <source>Delete the chosen articles from the library; undo restores them.</source>
        <translation>Supprimer de la bibliothèque les articles choisis&#x202f;; l’annulation les rétablit.</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>&amp;Favori</translation>
    </message>
    <message>
        <source>Add the chosen articles or the open one to the favourites, or take it out.</source>
        <translation>Ajouter les articles choisis ou l’article ouvert aux favoris, ou les en retirer.</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archiver</translation>
    </message>
    <message>
        <source>Move the chosen articles or the open one to the archive, or back.</source>
        <translation>Mettre les articles choisis ou l’article ouvert aux archives, ou les en sortir.</translation>
    </message>
    <message>
        <source>&amp;Tags of the article…</source>
        <translation>&amp;Étiquettes de l’article…</translation>
    </message>
    <message>
        <source>Write tags for the chosen articles or the open one.</source>
        <translation>Écrire les étiquettes des articles choisis ou de l’article ouvert.</translation>
    </message>
    <message>
        <source>&amp;Export the articles…</source>
        <translation>E&amp;xporter les articles…</translation>
    </message>
    <message>
        <source>Write the articles chosen in the library to a file.</source>
        <translation>Écrire dans un fichier les articles choisis dans la bibliothèque.</translation>
    </message>
    <message>
        <source>&amp;View…</source>
        <translation>&amp;Vue…</translation>
    </message>
    <message>
        <source>Choose what is listed: unread, favourites, a source, a tag, a saved search.</source>
        <translation>Choisir ce que montre la liste&#xa0;: non lus, favoris, une source, une étiquette, une recherche enregistrée.</translation>
    </message>
    <message>
        <source>Sort b&amp;y…</source>
        <translation>Trier &amp;par…</translation>
    </message>
    <message>
        <source>Choose in which order the articles are listed.</source>
        <translation>Choisir l’ordre des articles dans la liste.</translation>
    </message>
    <message>
        <source>&amp;Group by day</source>
        <translation>&amp;Grouper par jour</translation>
    </message>
    <message>
        <source>List the articles under their days, or all in one list.</source>
        <translation>Ranger les articles sous leur jour, ou tous à la suite.</translation>
    </message>
    <message>
        <source>&amp;Save this search…</source>
        <translation>Enregistrer &amp;cette recherche…</translation>
    </message>
    <message>
        <source>Keep the list&apos;s filter, view and order under a name, among the views.</source>
        <translation>Garder sous un nom, parmi les vues, le filtre, la vue et l’ordre de la liste.</translation>
    </message>
    <message>
        <source>Open the lin&amp;k</source>
        <translation>Ouvrir le &amp;lien</translation>
    </message>
    <message>
        <source>Show where the link here leads, to open it in a browser.</source>
        <translation>Montrer où mène ce lien, pour l’ouvrir dans un navigateur.</translation>
    </message>
    <message>
        <source>Open t&amp;he article&apos;s address</source>
        <translation>Ouvrir l’a&amp;dresse de l’article</translation>
    </message>
    <message>
        <source>Show where the article is from, to open it in a browser.</source>
        <translation>Montrer d’où vient l’article, pour l’ouvrir dans un navigateur.</translation>
    </message>
    <message>
        <source>&amp;Next sentence</source>
        <translation>Phrase &amp;suivante</translation>
    </message>
    <message>
        <source>Move to the next sentence.</source>
        <translation>Aller à la phrase suivante.</translation>
    </message>
    <message>
        <source>&amp;Previous sentence</source>
        <translation>Phrase &amp;précédente</translation>
    </message>
    <message>
        <source>Move to the previous sentence.</source>
        <translation>Aller à la phrase précédente.</translation>
    </message>
    <message>
        <source>Next p&amp;aragraph</source>
        <translation>Paragraphe s&amp;uivant</translation>
    </message>
    <message>
        <source>Move to the next paragraph.</source>
        <translation>Aller au paragraphe suivant.</translation>
    </message>
    <message>
        <source>Previous pa&amp;ragraph</source>
        <translation>Paragraphe pré&amp;cédent</translation>
    </message>
    <message>
        <source>Move to the beginning of this or the previous paragraph.</source>
        <translation>Aller au début de ce paragraphe ou du précédent.</translation>
    </message>
    <message>
        <source>&amp;Switch side</source>
        <translation>Changer de c&amp;ôté</translation>
    </message>
    <message>
        <source>Go to the same sentence in the other language.</source>
        <translation>Aller à la même phrase dans l’autre langue.</translation>
    </message>
    <message>
        <source>&amp;Jump to a sentence or heading…</source>
        <translation>Aller à une p&amp;hrase ou à un titre…</translation>
    </message>
    <message>
        <source>Find a sentence of this article by its number or words.</source>
        <translation>Trouver une phrase de cet article par son numéro ou ses mots.</translation>
    </message>
    <message>
        <source>Ou&amp;tline…</source>
        <translation>Ta&amp;ble des titres…</translation>
    </message>
    <message>
        <source>See the headings of this article and go to one.</source>
        <translation>Voir les titres de cet article et aller à l’un d’eux.</translation>
    </message>
    <message>
        <source>Close a panel, leave full screen, and go on reading.</source>
        <translation>Fermer un panneau, quitter le plein écran et reprendre la lecture.</translation>
    </message>
    <message>
        <source>Go bac&amp;k</source>
        <translation>&amp;Reculer</translation>
    </message>
    <message>
        <source>Go back to where the last jump began.</source>
        <translation>Revenir à l’endroit d’où est parti le dernier saut.</translation>
    </message>
    <message>
        <source>Go for&amp;ward</source>
        <translation>A&amp;vancer</translation>
    </message>
    <message>
        <source>Undo the last step back.</source>
        <translation>Annuler le dernier retour en arrière.</translation>
    </message>
    <message>
        <source>Next &amp;highlight</source>
        <translation>Surlignage suivan&amp;t</translation>
    </message>
    <message>
        <source>Previous hi&amp;ghlight</source>
        <translation>Sur&amp;lignage précédent</translation>
    </message>
    <message>
        <source>Write a note on the highlight, or else on the sentence; #words in it are tags.</source>
        <translation>Écrire une note sur le surlignage, ou sinon sur la phrase&#xa0;; les #mots y sont des étiquettes.</translation>
    </message>
    <message>
        <source>Translate what is mi&amp;ssing</source>
        <translation>&amp;Traduire ce qui manque</translation>
    </message>
    <message>
        <source>&amp;Write the translation</source>
        <translation>Écrire &amp;la traduction</translation>
    </message>
    <message>
        <source>Write this sentence&apos;s translation yourself, in its place; it is kept.</source>
        <translation>Écrire vous-même la traduction de cette phrase, à sa place&#xa0;; elle reste.</translation>
    </message>
    <message>
        <source>Ot&amp;her translations</source>
        <translation>Autres traduct&amp;ions</translation>
    </message>
    <message>
        <source>Re&amp;veal the sentence</source>
        <translation>Ré&amp;véler la phrase</translation>
    </message>
    <message>
        <source>Show or hide this sentence in the hidden language.</source>
        <translation>Montrer ou cacher cette phrase dans la langue cachée.</translation>
    </message>
    <message>
        <source>Pi&amp;ctures</source>
        <translation>Images du te&amp;xte</translation>
    </message>
    <message>
        <source>Show or hide the pictures of articles.</source>
        <translation>Afficher ou masquer les images des articles.</translation>
    </message>
    <message>
        <source>&amp;Zoom into the picture</source>
        <translation>&amp;Zoomer sur l’image</translation>
    </message>
    <message>
        <source>Show the picture above this paragraph over the window.</source>
        <translation>Afficher en grand, dans toute la fenêtre, l’image qui précède ce paragraphe.</translation>
    </message>
    <message>
        <source>Notes beside t&amp;he text</source>
        <translation>&amp;Fiches de notes</translation>
    </message>
    <message>
        <source>Show the note on the current sentence beside it, or only in the panel.</source>
        <translation>Montrer la note de la phrase courante à côté d’elle, ou seulement dans le volet.</translation>
    </message>
    <message>
        <source>Menu ba&amp;r</source>
        <translation>Ba&amp;rre de menus</translation>
    </message>
    <message>
        <source>Show the menu bar always, or only while Alt is pressed.</source>
        <translation>Toujours afficher la barre de menus, ou seulement quand Alt est pressé.</translation>
    </message>
    <message>
        <source>Open the m&amp;enu</source>
        <translation>A&amp;fficher le menu</translation>
    </message>
    <message>
        <source>Show the menu bar and open its first menu, as Alt does.</source>
        <translation>Afficher la barre de menus et ouvrir son premier menu, comme Alt.</translation>
    </message>
    <message>
        <source>&amp;Find anything…</source>
        <translation>&amp;Tout trouver…</translation>
    </message>
    <message>
        <source>Find a command, article, heading, tag, theme or setting by its name.</source>
        <translation>Trouver une commande, un article, un titre, une étiquette, un thème ou une préférence par son nom.</translation>
    </message>
    <message>
        <source>First &amp;steps</source>
        <translation>Pre&amp;miers pas</translation>
    </message>
    <message>
        <source>Show or hide this paragraph in the hidden language.</source>
        <translation>Montrer ou cacher ce paragraphe dans la langue cachée.</translation>
    </message>
    <message>
        <source>Go to the te&amp;xt</source>
        <translation>Aller au te&amp;xte</translation>
    </message>
    <message>
        <source>Translate the sentences that have no translation yet.</source>
        <translation>Traduire les phrases qui n’ont pas encore de traduction.</translation>
    </message>
    <message>
        <source>Translate th&amp;e article again</source>
        <translation>Retra&amp;duire l’article</translation>
    </message>
    <message>
        <source>Translate again what another model translated; your own translations are kept.</source>
        <translation>Refaire ce qu’un autre modèle a traduit&#x202f;; ce que vous avez écrit vous-même reste.</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>&amp;Glossary…</source>
        <translation>&amp;Glossaire…</translation>
    </message>
    <message>
        <source>Put the highlight on these &amp;words</source>
        <translation>Poser le surlignage sur ces &amp;mots</translation>
    </message>
    <message>
        <source>Choose among other translations of this sentence.</source>
        <translation>Choisir parmi d’autres traductions de cette phrase.</translation>
    </message>
    <message>
        <source>Use the better dra&amp;ft</source>
        <translation>Prendre le meilleur &amp;jet</translation>
    </message>
    <message>
        <source>Put what a second look found in the place of this sentence&apos;s translation.</source>
        <translation>Mettre ce qu’une relecture a trouvé à la place de la traduction de cette phrase.</translation>
    </message>
    <message>
        <source>&amp;Use all better drafts</source>
        <translation>Prendre tous les &amp;meilleurs jets</translation>
    </message>
    <message>
        <source>Use what the second look found in the whole article.</source>
        <translation>Prendre ce que la relecture a trouvé dans tout l’article.</translation>
    </message>
    <message>
        <source>Next &amp;doubtful translation</source>
        <translation>Traduction &amp;douteuse suivante</translation>
    </message>
    <message>
        <source>Go to the next translation that may be wrong.</source>
        <translation>Aller à la prochaine traduction qui peut être fausse.</translation>
    </message>
    <message>
        <source>Previo&amp;us doubtful translation</source>
        <translation>Traduction douteus&amp;e précédente</translation>
    </message>
    <message>
        <source>Get better &amp;translations…</source>
        <translation>Meilleu&amp;res traductions…</translation>
    </message>
    <message>
        <source>Offer the best models for French and English; once more gets them.</source>
        <translation>Proposer les meilleurs modèles pour le français et l’anglais&#x202f;; une seconde fois les télécharge.</translation>
    </message>
    <message>
        <source>Translate all articles aga&amp;in</source>
        <translation>Retraduir&amp;e tous les articles</translation>
    </message>
    <message>
        <source>Do the same for the whole library, in the background; the latest first.</source>
        <translation>Faire de même pour toute la bibliothèque, en arrière-plan&#x202f;; les derniers lus d’abord.</translation>
    </message>
    <message>
        <source>Stop translating, importing or downloading; what is done is kept.</source>
        <translation>Arrêter la traduction, l’importation ou le téléchargement&#x202f;; ce qui est fait reste.</translation>
    </message>
    <message>
        <source>Go to the previous translation that may be wrong.</source>
        <translation>Aller à la traduction précédente qui peut être fausse.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Copy with the &amp;source</source>
        <translation>Copier avec la &amp;source</translation>
    </message>
    <message>
        <source>Copy the selection, or the sentence and its translation, to be quoted.</source>
        <translation>Copier la sélection, ou la phrase et sa traduction, prêtes à être citées.</translation>
    </message>
    <message>
        <source>Write highlights, notes or whole articles to a file.</source>
        <translation>Écrire des surlignages, des notes ou des articles entiers dans un fichier.</translation>
    </message>
    <message>
        <source>Print t&amp;he article…</source>
        <translation>Imprimer l’&amp;article…</translation>
    </message>
    <message>
        <source>Print the article in both languages, with its notes.</source>
        <translation>Imprimer l’article dans les deux langues, avec ses notes.</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>Sauve&amp;gardes…</translation>
    </message>
    <message>
        <source>Make, verify and restore backups of the whole library.</source>
        <translation>Faire, vérifier et remettre en place des copies de toute la bibliothèque.</translation>
    </message>
    <message>
        <source>Import &amp;notes…</source>
        <translation>Importer des &amp;notes…</translation>
    </message>
    <message>
        <source>Import highlights and notes from a JSON-LD file.</source>
        <translation>Faire entrer des surlignages et des notes d’un fichier JSON-LD.</translation>
    </message>
    <message>
        <source>Keep the words that you prefer in translations.</source>
        <translation>Garder les mots que vous préférez dans les traductions.</translation>
    </message>
    <message>
        <source>&amp;Leave the paragraph out</source>
        <translation>&amp;Écarter le paragraphe</translation>
    </message>
    <message>
        <source>Take this paragraph out of the article; undo puts it back.</source>
        <translation>Retirer ce paragraphe de l’article&#x202f;; annuler le remet.</translation>
    </message>
    <message>
        <source>&amp;Bring the line back</source>
        <translation>&amp;Remettre la ligne</translation>
    </message>
    <message>
        <source>Put the chosen line that was left out into the article.</source>
        <translation>Mettre dans l’article la ligne écartée qui est choisie.</translation>
    </message>
    <message>
        <source>&amp;Clean the article again</source>
        <translation>&amp;Nettoyer l’article de nouveau</translation>
    </message>
    <message>
        <source>Clean the saved page again; highlights and notes are kept.</source>
        <translation>Nettoyer de nouveau la page enregistrée&#x202f;; les surlignages et les notes restent.</translation>
    </message>
    <message>
        <source>Rea&amp;d again as…</source>
        <translation>Relire c&amp;omme…</translation>
    </message>
    <message>
        <source>Choose another encoding if its letters look wrong.</source>
        <translation>Choisir un autre encodage si ses lettres s’affichent mal.</translation>
    </message>
    <message>
        <source>Highlight the selection or the sentence, or recolour the highlight.</source>
        <translation>Surligner la sélection ou la phrase, ou changer la couleur du surlignage.</translation>
    </message>
    <message>
        <source>Highlight in &amp;yellow</source>
        <translation>Surligner en &amp;jaune</translation>
    </message>
    <message>
        <source>Highlight in &amp;green</source>
        <translation>Surligner en &amp;vert</translation>
    </message>
    <message>
        <source>Highlight in &amp;blue</source>
        <translation>Surligner en &amp;bleu</translation>
    </message>
    <message>
        <source>Highlight in &amp;pink</source>
        <translation>Surligner en ro&amp;se</translation>
    </message>
    <message>
        <source>Highlight in &amp;violet</source>
        <translation>Surligner en v&amp;iolet</translation>
    </message>
    <message>
        <source>Write a &amp;note</source>
        <translation>Écrire une &amp;note</translation>
    </message>
    <message>
        <source>&amp;Remove the highlight</source>
        <translation>&amp;Retirer le surlignage</translation>
    </message>
    <message>
        <source>Remove the highlight and its note; undo puts them back.</source>
        <translation>Retirer le surlignage et sa note&#x202f;; annuler les remet.</translation>
    </message>
    <message>
        <source>Move the highlight chosen in the notes panel, such as a lost one, to these words.</source>
        <translation>Poser sur le texte le surlignage choisi dans le panneau des notes, par exemple un surlignage perdu.</translation>
    </message>
    <message>
        <source>Move to the next highlight.</source>
        <translation>Aller au surlignage suivant.</translation>
    </message>
    <message>
        <source>Move to the previous highlight.</source>
        <translation>Aller au surlignage précédent.</translation>
    </message>
    <message>
        <source>&amp;Jump to the highlight</source>
        <translation>A&amp;ller au surlignage</translation>
    </message>
    <message>
        <source>Go to the highlight chosen in the notes panel.</source>
        <translation>Aller au surlignage choisi dans le panneau des notes.</translation>
    </message>
    <message>
        <source>&amp;All notes…</source>
        <translation>Toutes les n&amp;otes…</translation>
    </message>
    <message>
        <source>See, filter, tag and export the notes of all articles.</source>
        <translation>Voir, filtrer, étiqueter et exporter les notes de tous les articles.</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Côte à côte</translation>
    </message>
    <message>
        <source>Both languages in two columns.</source>
        <translation>Les deux langues en deux colonnes.</translation>
    </message>
    <message>
        <source>S&amp;tacked</source>
        <translation>&amp;Superposé</translation>
    </message>
    <message>
        <source>Each paragraph above its translation.</source>
        <translation>Chaque paragraphe au-dessus de sa traduction.</translation>
    </message>
    <message>
        <source>&amp;Original only</source>
        <translation>&amp;Original seul</translation>
    </message>
    <message>
        <source>The original alone; reveal the translation on a key.</source>
        <translation>L’original seul&#x202f;; une touche révèle la traduction.</translation>
    </message>
    <message>
        <source>Trans&amp;lation only</source>
        <translation>&amp;Traduction seule</translation>
    </message>
    <message>
        <source>The translation alone; reveal the original on a key.</source>
        <translation>La traduction seule&#x202f;; une touche révèle l’original.</translation>
    </message>
    <message>
        <source>Reveal the &amp;paragraph</source>
        <translation>Révéler le para&amp;graphe</translation>
    </message>
    <message>
        <source>S&amp;wap the columns</source>
        <translation>&amp;Intervertir les colonnes</translation>
    </message>
    <message>
        <source>Put the translation on the other side.</source>
        <translation>Mettre la traduction de l’autre côté.</translation>
    </message>
    <message>
        <source>Scroll to&amp;gether</source>
        <translation>&amp;Défiler ensemble</translation>
    </message>
    <message>
        <source>Scroll both columns together, or each on its own.</source>
        <translation>Garder les deux colonnes à la même phrase, ou les laisser libres.</translation>
    </message>
    <message>
        <source>D&amp;im the other sentences</source>
        <translation>Esto&amp;mper les autres phrases</translation>
    </message>
    <message>
        <source>Dim all sentences but the current one.</source>
        <translation>Estomper toutes les phrases sauf celle en cours.</translation>
    </message>
    <message>
        <source>Li&amp;brary</source>
        <translation>&amp;Bibliothèque</translation>
    </message>
    <message>
        <source>Show or hide the library.</source>
        <translation>Montrer ou cacher la bibliothèque.</translation>
    </message>
    <message>
        <source>Search originals, translations, notes, tags and titles.</source>
        <translation>Chercher dans les originaux, les traductions, les notes, les étiquettes et les titres.</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>&amp;Notes</translation>
    </message>
    <message>
        <source>Show or hide the highlights and notes of this article.</source>
        <translation>Montrer ou cacher les surlignages et les notes de cet article.</translation>
    </message>
    <message>
        <source>Lines left o&amp;ut</source>
        <translation>&amp;Lignes écartées</translation>
    </message>
    <message>
        <source>Show or hide what the cleaning left out, and why.</source>
        <translation>Montrer ou cacher ce que le nettoyage a écarté, et pourquoi.</translation>
    </message>
    <message>
        <source>&amp;Doubtful translations</source>
        <translation>Traductions do&amp;uteuses</translation>
    </message>
    <message>
        <source>Show or hide the translations that may be wrong, and why.</source>
        <translation>Montrer ou cacher les traductions qui peuvent être fausses, et pourquoi.</translation>
    </message>
    <message>
        <source>L&amp;arger text</source>
        <translation>Texte plus gr&amp;and</translation>
    </message>
    <message>
        <source>Make the text a size larger.</source>
        <translation>Agrandir le texte d’un point.</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>Texte plus &amp;petit</translation>
    </message>
    <message>
        <source>Make the text a size smaller.</source>
        <translation>Réduire le texte d’un point.</translation>
    </message>
    <message>
        <source>Ne&amp;xt theme</source>
        <translation>T&amp;hème suivant</translation>
    </message>
    <message>
        <source>Go through light, sepia, dark and high contrast.</source>
        <translation>Passer par clair, sépia, sombre et contraste élevé.</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Pl&amp;ein écran</translation>
    </message>
    <message>
        <source>Enter or leave full screen.</source>
        <translation>Lire sur tout l’écran, ou revenir.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>Show all commands with their keys, and change them.</source>
        <translation>Montrer toutes les commandes avec leurs touches, et les changer.</translation>
    </message>
    <message>
        <source>Import a short article that shows what you can try.</source>
        <translation>Importer un court article qui montre ce que vous pouvez essayer.</translation>
    </message>
    <message>
        <source>What&apos;s &amp;new</source>
        <translation>&amp;Nouveautés</translation>
    </message>
    <message>
        <source>What has changed in this version and earlier ones.</source>
        <translation>Ce qui a changé dans cette version et avant.</translation>
    </message>
    <message>
        <source>&amp;About Vis-à-vis</source>
        <translation>À &amp;propos de Vis-à-vis</translation>
    </message>
    <message>
        <source>Version, licence and models.</source>
        <translation>Version, licence et modèles.</translation>
    </message>
</context>
<context>
    <name>encodings</name>
    <message>
        <source>Western</source>
        <translation>Europe occidentale</translation>
    </message>
    <message>
        <source>Central European</source>
        <translation>Europe centrale</translation>
    </message>
    <message>
        <source>Baltic</source>
        <translation>Balte</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Cyrillique</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Grec</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Turc</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hébreu</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabe</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <translation>Chinois simplifié</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <translation>Chinois traditionnel</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japonais</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Coréen</translation>
    </message>
    <message>
        <source>All scripts</source>
        <translation>Toutes les écritures</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>--lines needs two languages.</source>
        <translation>--lines demande deux langues.</translation>
    </message>
    <message>
        <source>A file of {model} is missing or was changed.</source>
        <translation>Un fichier de {model} manque ou a été modifié.</translation>
    </message>
    <message>
        <source>A term needs words in both languages.</source>
        <translation>Un terme doit avoir des mots dans les deux langues.</translation>
    </message>
    <message>
        <source>A translation can&apos;t be empty.</source>
        <translation>Une traduction ne peut pas être vide.</translation>
    </message>
    <message>
        <source>Check that it is on, or choose another one.</source>
        <translation>Vérifiez qu’elle est allumée, ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Check that it is there and that you may open it.</source>
        <translation>Vérifiez qu’il est là et que vous avez le droit de l’ouvrir.</translation>
    </message>
    <message>
        <source>Check that you may open it.</source>
        <translation>Vérifiez que vous avez le droit de l’ouvrir.</translation>
    </message>
    <message>
        <source>Check that you may write to its folder, or choose another one.</source>
        <translation>Vérifiez que vous avez le droit d’écrire dans son dossier, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Check that you may write to the file and its folder.</source>
        <translation>Vérifiez que vous avez le droit d’écrire dans le fichier et son dossier.</translation>
    </message>
    <message>
        <source>Check the disk and its connection, then try again.</source>
        <translation>Vérifiez le disque et sa connexion, puis réessayez.</translation>
    </message>
    <message>
        <source>Choose a backup.</source>
        <translation>Choisissez une sauvegarde.</translation>
    </message>
    <message>
        <source>Choose a book with more than pictures.</source>
        <translation>Choisissez un livre qui contient autre chose que des images.</translation>
    </message>
    <message>
        <source>Choose a book without copy protection.</source>
        <translation>Choisissez un livre sans protection contre la copie.</translation>
    </message>
    <message>
        <source>Choose a file of Web Annotations.</source>
        <translation>Choisissez un fichier au format Web Annotation.</translation>
    </message>
    <message>
        <source>Choose a file that holds articles.</source>
        <translation>Choisissez un fichier qui contient des articles.</translation>
    </message>
    <message>
        <source>Choose a file with an article&apos;s text.</source>
        <translation>Choisissez un fichier qui contient le texte d’un article.</translation>
    </message>
    <message>
        <source>Choose a file with the ending .{ending}.</source>
        <translation>Choisissez un fichier dont le nom finit par .{ending}.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv or .tbx.</source>
        <translation>Choisissez un nom qui finit par .csv ou .tbx.</translation>
    </message>
    <message>
        <source>Choose a page that was saved with its text.</source>
        <translation>Choisissez une page enregistrée avec son texte.</translation>
    </message>
    <message>
        <source>Choose a saved article.</source>
        <translation>Choisissez un article enregistré.</translation>
    </message>
    <message>
        <source>Choose an .argosmodel file.</source>
        <translation>Choisissez un fichier .argosmodel.</translation>
    </message>
    <message>
        <source>Choose an .odt file.</source>
        <translation>Choisissez un fichier .odt.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Choose another folder for the translations.</source>
        <translation>Choisissez un autre dossier pour les traductions.</translation>
    </message>
    <message>
        <source>Choose another folder or name.</source>
        <translation>Choisissez un autre dossier ou un autre nom.</translation>
    </message>
    <message>
        <source>Choose another name for the backup.</source>
        <translation>Choisissez un autre nom pour la sauvegarde.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Choose articles with highlights, or export whole articles.</source>
        <translation>Choisissez des articles qui ont des surlignages, ou exportez les articles entiers.</translation>
    </message>
    <message>
        <source>Close that program and try again.</source>
        <translation>Fermez ce programme et réessayez.</translation>
    </message>
    <message>
        <source>Copy its text into a new document.</source>
        <translation>Copiez son texte dans un nouveau document.</translation>
    </message>
    <message>
        <source>Copy the whole link, from “visavis://article/” to its end.</source>
        <translation>Copiez le lien entier, depuis «&#xa0;visavis://article/&#xa0;» jusqu’à la fin.</translation>
    </message>
    <message>
        <source>Download or save it again.</source>
        <translation>Téléchargez-le ou enregistrez-le de nouveau.</translation>
    </message>
    <message>
        <source>Each line must be a JSON object with &quot;id&quot; and &quot;text&quot;.</source>
        <translation>Chaque ligne doit être un objet JSON avec «&#xa0;id&#xa0;» et «&#xa0;text&#xa0;».</translation>
    </message>
    <message>
        <source>Export fewer articles at a time.</source>
        <translation>Exportez moins d’articles à la fois.</translation>
    </message>
    <message>
        <source>Export it again from the program that made it.</source>
        <translation>Exportez-le de nouveau depuis le programme qui l’a produit.</translation>
    </message>
    <message>
        <source>Get another package.</source>
        <translation>Procurez-vous un autre paquet.</translation>
    </message>
    <message>
        <source>Get it again from where it came.</source>
        <translation>Reprenez-le là d’où il vient.</translation>
    </message>
    <message>
        <source>Get it from where you trust it, and install it from the file.</source>
        <translation>Procurez-vous le paquet auprès d’une source sûre, puis installez-le depuis le fichier.</translation>
    </message>
    <message>
        <source>Have the text recognised (OCR) with another program first.</source>
        <translation>Faites d’abord reconnaître le texte (OCR) par un autre programme.</translation>
    </message>
    <message>
        <source>If letters look wrong, name another one: --encoding mac-roman, for example.</source>
        <translation>Si des lettres s’affichent mal, indiquez-en un autre : --encoding mac-roman, par exemple.</translation>
    </message>
    <message>
        <source>If letters look wrong, read it again in another encoding.</source>
        <translation>Si des lettres s’affichent mal, relisez-le dans un autre encodage.</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>Importez-le de nouveau.</translation>
    </message>
    <message>
        <source>Install another model and use it instead.</source>
        <translation>Installez-en un autre et utilisez-le.</translation>
    </message>
    <message>
        <source>Install it again, or use another one.</source>
        <translation>Installez-le de nouveau, ou utilisez-en un autre.</translation>
    </message>
    <message>
        <source>Install it again, or use another one; the original can be read meanwhile.</source>
        <translation>Installez-le de nouveau, ou utilisez-en un autre&#x202f;; l’original reste lisible en attendant.</translation>
    </message>
    <message>
        <source>Install it from a file.</source>
        <translation>Installez-le depuis un fichier.</translation>
    </message>
    <message>
        <source>Install one with the command “Models”; the original can be read meanwhile.</source>
        <translation>Installez-en un par la commande «&#xa0;Modèles&#xa0;»&#x202f;; l’original reste lisible en attendant.</translation>
    </message>
    <message>
        <source>Install one.</source>
        <translation>Installez-en un.</translation>
    </message>
    <message>
        <source>Install the libraries that Qt needs, or choose another format.</source>
        <translation>Installez les bibliothèques dont Qt a besoin, ou choisissez un autre format.</translation>
    </message>
    <message>
        <source>Install the newest version, or use another library.</source>
        <translation>Installez la dernière version, ou utilisez une autre bibliothèque.</translation>
    </message>
    <message>
        <source>Line {number} isn&apos;t a page.</source>
        <translation>La ligne {number} n’est pas une page.</translation>
    </message>
    <message>
        <source>Lines are read from standard input, not from “{name}”.</source>
        <translation>Les lignes sont lues sur l’entrée standard, non dans «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Look for it there.</source>
        <translation>Cherchez-le dans la bibliothèque.</translation>
    </message>
    <message>
        <source>Look for it where you saved it.</source>
        <translation>Cherchez-le là où vous l’avez enregistré.</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: a picture of “{title}” is missing or no picture.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: une image de «&#xa0;{title}&#xa0;» manque ou n’en est pas une.</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: formatting of “{title}” is outside its text.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: une mise en forme de «&#xa0;{title}&#xa0;» est hors de son texte.</translation>
    </message>
    <message>
        <source>The search has no name.</source>
        <translation>La recherche n’a pas de nom.</translation>
    </message>
    <message>
        <source>Write one, and save it again.</source>
        <translation>Écrivez-en un, puis enregistrez-la de nouveau.</translation>
    </message>
    <message>
        <source>“{title}” isn&apos;t translated yet.</source>
        <translation>«&#xa0;{title}&#xa0;» n’est pas encore traduit.</translation>
    </message>
    <message>
        <source>Check your connection and try again; the download will resume.</source>
        <translation>Vérifiez votre connexion et réessayez&#x202f;; un téléchargement reprend là où il s’est arrêté.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Faites de la place et réessayez.</translation>
    </message>
    <message>
        <source>Make room on it and try again.</source>
        <translation>Faites-y de la place et réessayez.</translation>
    </message>
    <message>
        <source>Make sure that “{folder}” can be written.</source>
        <translation>Assurez-vous qu’il est possible d’écrire dans «&#xa0;{folder}&#xa0;».</translation>
    </message>
    <message>
        <source>Mark the words again.</source>
        <translation>Surlignez les mots de nouveau.</translation>
    </message>
    <message>
        <source>Name a CSV or TBX file, or use --sample.</source>
        <translation>Nommez un fichier CSV ou TBX, ou utilisez --sample.</translation>
    </message>
    <message>
        <source>Name the file of a saved article.</source>
        <translation>Nommez le fichier d’un article enregistré.</translation>
    </message>
    <message>
        <source>No file was named.</source>
        <translation>Aucun fichier n’est nommé.</translation>
    </message>
    <message>
        <source>No words are selected.</source>
        <translation>Aucun mot n’est sélectionné.</translation>
    </message>
    <message>
        <source>Choose an article in French, English or a language that Argos has models for.</source>
        <translation>Choisissez un article en français, en anglais ou dans une langue pour laquelle Argos a des modèles.</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>Vérifiez que vous avez le droit de le lire.</translation>
    </message>
    <message>
        <source>Choose another name, or delete that backup first.</source>
        <translation>Choisissez un autre nom, ou supprimez d’abord cette sauvegarde.</translation>
    </message>
    <message>
        <source>Connect the disk that the file is on, or remove the link.</source>
        <translation>Branchez le disque où se trouve le fichier, ou supprimez le lien.</translation>
    </message>
    <message>
        <source>Get a package that does.</source>
        <translation>Prenez-en un qui le fait.</translation>
    </message>
    <message>
        <source>Get a smaller package.</source>
        <translation>Prenez un paquet plus petit.</translation>
    </message>
    <message>
        <source>Install {models} first, from a file or with `visavis models install`.</source>
        <translation>Installez d’abord {models}, depuis un fichier ou avec `visavis models install`.</translation>
    </message>
    <message>
        <source>Install {models} with the command “Models”; the original can be read meanwhile.</source>
        <translation>Installez {models} par la commande «&#xa0;Modèles&#xa0;»&#x202f;; l’original reste lisible en attendant.</translation>
    </message>
    <message>
        <source>Open it in Word or LibreOffice and save it as .docx.</source>
        <translation>Ouvrez-le dans Word ou LibreOffice et enregistrez-le en .docx.</translation>
    </message>
    <message>
        <source>Pipe lines into the command.</source>
        <translation>Envoyez des lignes à la commande.</translation>
    </message>
    <message>
        <source>Put a backup in its place.</source>
        <translation>Mettez une sauvegarde à sa place.</translation>
    </message>
    <message>
        <source>Restore the article if it was deleted, or choose another file.</source>
        <translation>Rétablissez l’article s’il a été supprimé, ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>Save a copy without the password.</source>
        <translation>Enregistrez-en une copie sans le mot de passe.</translation>
    </message>
    <message>
        <source>Save it as .docx or as plain text.</source>
        <translation>Enregistrez-le en .docx ou en texte brut.</translation>
    </message>
    <message>
        <source>Save it as CSV again from the program that made it.</source>
        <translation>Enregistrez-le de nouveau en CSV depuis le programme qui l’a produit.</translation>
    </message>
    <message>
        <source>Save it without the password in a PDF reader first.</source>
        <translation>Enregistrez-le d’abord sans le mot de passe dans un lecteur de PDF.</translation>
    </message>
    <message>
        <source>Save the article alone, or split the document.</source>
        <translation>Enregistrez l’article seul, ou divisez le document.</translation>
    </message>
    <message>
        <source>Save the article alone, or split the file.</source>
        <translation>Enregistrez l’article seul, ou divisez le fichier.</translation>
    </message>
    <message>
        <source>Save the article as plain text and import that file.</source>
        <translation>Enregistrez l’article en texte brut et importez ce fichier.</translation>
    </message>
    <message>
        <source>Save the article&apos;s pages alone.</source>
        <translation>Enregistrez seulement les pages de l’article.</translation>
    </message>
    <message>
        <source>Save the page as HTML and import that file.</source>
        <translation>Enregistrez la page en HTML et importez ce fichier.</translation>
    </message>
    <message>
        <source>Save the page once more, as HTML or as a single file.</source>
        <translation>Enregistrez la page de nouveau, en HTML ou en un seul fichier.</translation>
    </message>
    <message>
        <source>Use --from fr --to en, for example.</source>
        <translation>Utilisez par exemple --from fr --to en.</translation>
    </message>
    <message>
        <source>Use --out FOLDER for its translations.</source>
        <translation>Utilisez --out DOSSIER pour ses traductions.</translation>
    </message>
    <message>
        <source>Use --to {wanted}, or leave it out.</source>
        <translation>Utilisez --to {wanted}, ou omettez-le.</translation>
    </message>
    <message>
        <source>Use a number from 0 to {most}.</source>
        <translation>Indiquez un nombre de 0 à {most}.</translation>
    </message>
    <message>
        <source>Use `&lt; {name}`.</source>
        <translation>Utilisez `&lt; {name}`.</translation>
    </message>
    <message>
        <source>Make room on it and try again; the download will resume.</source>
        <translation>Faites-y de la place et réessayez&#x202f;; le téléchargement reprendra.</translation>
    </message>
    <message>
        <source>Make room on the disk that holds “{folder}”.</source>
        <translation>Faites de la place sur le disque où se trouve «&#xa0;{folder}&#xa0;».</translation>
    </message>
    <message>
        <source>Move it away, then put a backup in its place.</source>
        <translation>Déplacez l’élément qui s’y trouve, puis mettez une sauvegarde à sa place.</translation>
    </message>
    <message>
        <source>None of the articles is translated yet.</source>
        <translation>Aucun des articles n’est encore traduit.</translation>
    </message>
    <message>
        <source>Open it to translate it first.</source>
        <translation>Ouvrez-le d’abord pour le traduire.</translation>
    </message>
    <message>
        <source>Open one to translate it first.</source>
        <translation>Ouvrez-en d’abord un pour le traduire.</translation>
    </message>
    <message>
        <source>Pages can&apos;t be laid out here ({reason}).</source>
        <translation>La mise en pages est impossible ici ({reason}).</translation>
    </message>
    <message>
        <source>Put a backup in its place, or move the backups away to begin a new one.</source>
        <translation>Mettez une sauvegarde à sa place, ou déplacez les sauvegardes pour en commencer une nouvelle.</translation>
    </message>
    <message>
        <source>Say where to keep the library: --home DIR.</source>
        <translation>Indiquez où garder la bibliothèque : --home DOSSIER.</translation>
    </message>
    <message>
        <source>See “visavis glossary list”.</source>
        <translation>Voyez «&#xa0;visavis glossary list&#xa0;».</translation>
    </message>
    <message>
        <source>Select the words again.</source>
        <translation>Sélectionnez les mots de nouveau.</translation>
    </message>
    <message>
        <source>Select the words to highlight.</source>
        <translation>Sélectionnez les mots à surligner.</translation>
    </message>
    <message>
        <source>Split it into smaller files.</source>
        <translation>Divisez-le en fichiers plus petits.</translation>
    </message>
    <message>
        <source>The choice can&apos;t be saved ({reason}).</source>
        <translation>Le choix ne peut pas être enregistré ({reason}).</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Le disque est plein.</translation>
    </message>
    <message>
        <source>The encoding of “{name}” isn&apos;t declared; it was read as {encoding}.</source>
        <translation>L’encodage de « {name} » n’est pas indiqué ; il a été lu comme {encoding}.</translation>
    </message>
    <message>
        <source>The folder “{path}” can&apos;t be read ({reason}).</source>
        <translation>Le dossier « {path} » ne peut pas être lu ({reason}).</translation>
    </message>
    <message>
        <source>The index gives no address for {model}.</source>
        <translation>L’index ne donne pas d’adresse pour {model}.</translation>
    </message>
    <message>
        <source>The library is in use by another program.</source>
        <translation>La bibliothèque est utilisée par un autre programme.</translation>
    </message>
    <message>
        <source>The library “{path}” can&apos;t be read from or written to its disk.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» ne peut être ni lue ni écrite sur son disque.</translation>
    </message>
    <message>
        <source>The library “{path}” can&apos;t be written.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» ne peut pas être écrite.</translation>
    </message>
    <message>
        <source>The library “{path}” is a link to a file that doesn&apos;t exist.</source>
        <translation>La bibliothèque « {path} » est un lien vers un fichier absent.</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged, or isn&apos;t a library.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée, ou n’en est pas une.</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: a highlight in “{title}” is outside its text.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: un surlignage dans «&#xa0;{title}&#xa0;» est hors de son texte.</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: a sentence of “{title}” isn&apos;t where it says in its text.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: une phrase de «&#xa0;{title}&#xa0;» n’est pas à sa place dans le texte.</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: a translation isn&apos;t that of its sentence, “{title}”.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: une traduction n’est pas celle de sa phrase, «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: it holds a number that can&apos;t be right ({title}).</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: elle contient un nombre impossible ({title}).</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: paragraphs or sentences of “{title}” are missing.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: il manque des paragraphes ou des phrases de «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: the reading position in “{title}” is outside its text.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: la position de lecture dans «&#xa0;{title}&#xa0;» est hors de son texte.</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: the saved page of “{title}” isn&apos;t what was imported.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: la page enregistrée de «&#xa0;{title}&#xa0;» n’est pas celle qui a été importée.</translation>
    </message>
    <message>
        <source>The library “{path}” is damaged: the search index doesn&apos;t fit its text ({title}).</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» est endommagée&#xa0;: l’index de recherche ne correspond pas à son texte ({title}).</translation>
    </message>
    <message>
        <source>The library “{path}” is empty: what it held was lost by the disk or by another program.</source>
        <translation>La bibliothèque « {path} » est vide : le disque ou un autre programme a perdu ce qu’elle contenait.</translation>
    </message>
    <message>
        <source>The library “{path}” is gone: it was deleted, moved, or lost by the disk.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» a disparu&#xa0;: elle a été supprimée, déplacée ou perdue par le disque.</translation>
    </message>
    <message>
        <source>The library “{path}” isn&apos;t a file.</source>
        <translation>La bibliothèque «&#xa0;{path}&#xa0;» n’est pas un fichier.</translation>
    </message>
    <message>
        <source>The library “{path}” was altered by another program ({names}).</source>
        <translation>La bibliothèque « {path} » a été modifiée par un autre programme ({names}).</translation>
    </message>
    <message>
        <source>The model {model} can&apos;t be loaded.</source>
        <translation>Le modèle {model} ne peut pas être chargé.</translation>
    </message>
    <message>
        <source>The model {model} can&apos;t translate.</source>
        <translation>Le modèle {model} ne peut pas traduire.</translation>
    </message>
    <message>
        <source>The printer can&apos;t be used.</source>
        <translation>L’imprimante ne peut pas être utilisée.</translation>
    </message>
    <message>
        <source>There are no annotations in this file.</source>
        <translation>Il n’y a pas d’annotations dans ce fichier.</translation>
    </message>
    <message>
        <source>There are no highlights to export.</source>
        <translation>Il n’y a pas de surlignages à exporter.</translation>
    </message>
    <message>
        <source>There is no display for a window.</source>
        <translation>Il n’y a pas d’écran pour une fenêtre.</translation>
    </message>
    <message>
        <source>There is no input.</source>
        <translation>Il n’y a pas d’entrée.</translation>
    </message>
    <message>
        <source>There is no model for {direction}.</source>
        <translation>Il n’y a pas de modèle pour {direction}.</translation>
    </message>
    <message>
        <source>There is no model “{name}”.</source>
        <translation>Il n’y a pas de modèle «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>There is no room for “{name}” on the disk.</source>
        <translation>Il n’y a pas de place pour «&#xa0;{name}&#xa0;» sur le disque.</translation>
    </message>
    <message>
        <source>There is no room for “{name}”: it needs {needed} MB, and {free} MB are free.</source>
        <translation>Il n’y a pas de place pour «&#xa0;{name}&#xa0;»&#xa0;: il faut {needed} Mo, et {free} Mo sont libres.</translation>
    </message>
    <message>
        <source>There is no text in “{name}”.</source>
        <translation>Il n’y a pas de texte dans «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Il n’y a rien à exporter.</translation>
    </message>
    <message>
        <source>Choose one of these: {names}.</source>
        <translation>Choisissez-en un parmi ceux-ci&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Look for it where you saved it, or give the name of a model, such as fr_en.</source>
        <translation>Cherchez-le là où vous l’avez enregistré, ou donnez le nom d’un modèle, par exemple fr_en.</translation>
    </message>
    <message>
        <source>Make sure that it may be read, or get it again from where it came.</source>
        <translation>Vérifiez que vous avez le droit de le lire, ou reprenez-le là d’où il vient.</translation>
    </message>
    <message>
        <source>Purging is turned off in the settings.</source>
        <translation>La purge est désactivée dans les préférences.</translation>
    </message>
    <message>
        <source>There is no file “{path}”.</source>
        <translation>Il n’y a pas de fichier «&#xa0;{path}&#xa0;».</translation>
    </message>
    <message>
        <source>This article is no longer in the library.</source>
        <translation>Cet article n’est plus dans la bibliothèque.</translation>
    </message>
    <message>
        <source>This file isn&apos;t JSON.</source>
        <translation>Ce fichier n’est pas du JSON.</translation>
    </message>
    <message>
        <source>This format can&apos;t be printed to the terminal.</source>
        <translation>Ce format ne peut pas s’afficher dans le terminal.</translation>
    </message>
    <message>
        <source>This highlight is in the library already.</source>
        <translation>Ce surlignage est déjà dans la bibliothèque.</translation>
    </message>
    <message>
        <source>This highlight is no longer in the library.</source>
        <translation>Ce surlignage n’est plus dans la bibliothèque.</translation>
    </message>
    <message>
        <source>This is the library itself.</source>
        <translation>C’est la bibliothèque elle-même.</translation>
    </message>
    <message>
        <source>This library was written by a newer Vis-à-vis.</source>
        <translation>Cette bibliothèque a été écrite par un Vis-à-vis plus récent.</translation>
    </message>
    <message>
        <source>This place isn&apos;t in the text any more.</source>
        <translation>Cet endroit n’est plus dans le texte.</translation>
    </message>
    <message>
        <source>This place isn&apos;t in the text.</source>
        <translation>Cet endroit n’est pas dans le texte.</translation>
    </message>
    <message>
        <source>This sentence can&apos;t be translated.</source>
        <translation>Cette phrase ne peut pas être traduite.</translation>
    </message>
    <message>
        <source>Try again later, or install a package from a file.</source>
        <translation>Réessayez plus tard, ou installez un paquet depuis un fichier.</translation>
    </message>
    <message>
        <source>Try again later, or install the package from a file.</source>
        <translation>Réessayez plus tard, ou installez le paquet depuis un fichier.</translation>
    </message>
    <message>
        <source>Try again when this machine has less to do, or get another package.</source>
        <translation>Réessayez quand l’ordinateur sera moins occupé, ou prenez un autre paquet.</translation>
    </message>
    <message>
        <source>Try “visavis side-by-side FILE”, or see “visavis --help”.</source>
        <translation>Essayez «&#xa0;visavis side-by-side FICHIER&#xa0;», ou voyez «&#xa0;visavis --help&#xa0;».</translation>
    </message>
    <message>
        <source>Unpack it and import the folder.</source>
        <translation>Décompressez-la et importez le dossier.</translation>
    </message>
    <message>
        <source>Use --days N to purge anyway.</source>
        <translation>Utilisez --days N pour purger quand même.</translation>
    </message>
    <message>
        <source>Use --out FILE{suffix}.</source>
        <translation>Utilisez --out FICHIER{suffix}.</translation>
    </message>
    <message>
        <source>Use one that begins with https:// and has no password in it, or install the package from a file.</source>
        <translation>Utilisez-en une qui commence par https:// et ne contient pas de mot de passe, ou installez le paquet depuis un fichier.</translation>
    </message>
    <message>
        <source>Use utf-8, windows-1252, iso-8859-15, mac-roman or cp850, for example.</source>
        <translation>Utilisez par exemple utf-8, windows-1252, iso-8859-15, mac-roman ou cp850.</translation>
    </message>
    <message>
        <source>Wait until that has ended.</source>
        <translation>Attendez que ce soit fini.</translation>
    </message>
    <message>
        <source>What was downloaded isn&apos;t {model}: its checksum is wrong.</source>
        <translation>Ce qui a été téléchargé n’est pas {model}&#xa0;: la somme de contrôle est fausse.</translation>
    </message>
    <message>
        <source>{host} didn&apos;t return a package index.</source>
        <translation>Ce que {host} a envoyé n’est pas un index de paquets.</translation>
    </message>
    <message>
        <source>Write both sides of it.</source>
        <translation>Écrivez les deux côtés.</translation>
    </message>
    <message>
        <source>Write one, or go back to the program&apos;s translation.</source>
        <translation>Écrivez-la, ou revenez à celle du programme.</translation>
    </message>
    <message>
        <source>Write these words in its first line.</source>
        <translation>Écrivez ces mots dans sa première ligne.</translation>
    </message>
    <message>
        <source>Your home folder can&apos;t be found.</source>
        <translation>Votre dossier personnel est introuvable.</translation>
    </message>
    <message>
        <source>{days} isn&apos;t a valid number of days.</source>
        <translation>{days} n’est pas un nombre de jours valide.</translation>
    </message>
    <message>
        <source>The download from {host} failed ({reason}).</source>
        <translation>Le téléchargement depuis {host} a échoué ({reason}).</translation>
    </message>
    <message>
        <source>{host} refused the request ({reason}).</source>
        <translation>{host} ne fournit pas ce fichier ({reason}).</translation>
    </message>
    <message>
        <source>{model} came with the program and can&apos;t be removed.</source>
        <translation>{model} est fourni avec le programme et ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>{model} can&apos;t be saved ({reason}).</source>
        <translation>{model} ne peut pas être enregistré ({reason}).</translation>
    </message>
    <message>
        <source>{model} can&apos;t be removed ({reason}).</source>
        <translation>{model} ne peut pas être supprimé ({reason}).</translation>
    </message>
    <message>
        <source>{model} comes without encryption and without a checksum, so it may have been changed.</source>
        <translation>{model} est proposé sans chiffrement ni somme de contrôle&#xa0;: il a pu être modifié en chemin.</translation>
    </message>
    <message>
        <source>{model} couldn&apos;t be tried: it crashed the engine ({reason}).</source>
        <translation>{model} n’a pas pu être essayé : il a fait planter le moteur ({reason}).</translation>
    </message>
    <message>
        <source>{model} couldn&apos;t be tried: it needs more memory than there is for it.</source>
        <translation>{model} n’a pas pu être essayé : il demande plus de mémoire qu’il n’y en a pour lui.</translation>
    </message>
    <message>
        <source>{model} couldn&apos;t be tried: it took more than {seconds} seconds.</source>
        <translation>{model} n’a pas pu être essayé : il a mis plus de {seconds} secondes.</translation>
    </message>
    <message>
        <source>{model} doesn&apos;t translate: what it makes of a sentence isn&apos;t in its language.</source>
        <translation>{model} ne traduit pas&#xa0;: ce qu’il tire d’une phrase n’est pas dans sa langue.</translation>
    </message>
    <message>
        <source>{model} is larger than a model should be.</source>
        <translation>{model} est plus gros qu’un modèle ne devrait l’être.</translation>
    </message>
    <message>
        <source>“{label}” isn&apos;t an encoding that is known.</source>
        <translation>« {label} » n’est pas un encodage connu.</translation>
    </message>
    <message>
        <source>“{link}” is no address on the web.</source>
        <translation>«&#xa0;{link}&#xa0;» n’est pas une adresse web.</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be installed ({reason}).</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être installé ({reason}).</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be read ({reason}).</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être lu ({reason}).</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t be written ({reason}).</source>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être écrit ({reason}).</translation>
    </message>
    <message>
        <source>“{name}” couldn&apos;t be imported.</source>
        <translation>«&#xa0;{name}&#xa0;» n’a pas pu être importé.</translation>
    </message>
    <message>
        <source>“{name}” doesn&apos;t say which version it is.</source>
        <translation>«&#xa0;{name}&#xa0;» n’indique pas sa version.</translation>
    </message>
    <message>
        <source>“{name}” doesn&apos;t translate into French or English.</source>
        <translation>«&#xa0;{name}&#xa0;» ne traduit ni en français ni en anglais.</translation>
    </message>
    <message>
        <source>“{name}” has a link or a device in it.</source>
        <translation>«&#xa0;{name}&#xa0;» contient un lien ou un périphérique.</translation>
    </message>
    <message>
        <source>“{name}” has a path that leads out of it.</source>
        <translation>«&#xa0;{name}&#xa0;» contient un chemin qui mène au-dehors.</translation>
    </message>
    <message>
        <source>“{name}” has no header with source, target, from and to.</source>
        <translation>«&#xa0;{name}&#xa0;» n’a pas d’en-tête avec source, target, from et to.</translation>
    </message>
    <message>
        <source>“{name}” has far more on its pages than an article.</source>
        <translation>Les pages de «&#xa0;{name}&#xa0;» contiennent bien plus qu’un article.</translation>
    </message>
    <message>
        <source>“{name}” has far more tags than an article.</source>
        <translation>«&#xa0;{name}&#xa0;» contient bien plus de balises qu’un article.</translation>
    </message>
    <message>
        <source>Save the article&apos;s pages alone, or as a web page.</source>
        <translation>Enregistrez seulement les pages de l’article, ou enregistrez-le comme page web.</translation>
    </message>
    <message>
        <source>Copy the article&apos;s text and import it from the clipboard.</source>
        <translation>Copiez le texte de l’article et importez-le depuis le presse-papiers.</translation>
    </message>
    <message>
        <source>“{name}” has over {limit} lines.</source>
        <translation>«&#xa0;{name}&#xa0;» a plus de {limit} lignes.</translation>
    </message>
    <message>
        <source>“{name}” has over {limit} pages, or as much text.</source>
        <translation>«&#xa0;{name}&#xa0;» a plus de {limit} pages, ou autant de texte.</translation>
    </message>
    <message>
        <source>“{name}” holds more than a model does.</source>
        <translation>«&#xa0;{name}&#xa0;» contient plus que ne contient un modèle.</translation>
    </message>
    <message>
        <source>“{name}” holds no text, only pictures of it.</source>
        <translation>«&#xa0;{name}&#xa0;» ne contient pas de texte, seulement des images de texte.</translation>
    </message>
    <message>
        <source>“{name}” holds no text.</source>
        <translation>«&#xa0;{name}&#xa0;» ne contient pas de texte.</translation>
    </message>
    <message>
        <source>“{name}” holds no web page.</source>
        <translation>«&#xa0;{name}&#xa0;» ne contient pas de page web.</translation>
    </message>
    <message>
        <source>“{name}” is one of the source folders.</source>
        <translation>«&#xa0;{name}&#xa0;» est l’un des dossiers d’origine.</translation>
    </message>
    <message>
        <source>“{name}” is a database and won&apos;t be overwritten.</source>
        <translation>« {name} » est une base de données et n’est pas remplacée.</translation>
    </message>
    <message>
        <source>{host} doesn&apos;t offer {model} or a later one.</source>
        <translation>{host} ne propose ni {model} ni un modèle plus récent.</translation>
    </message>
    <message>
        <source>{model} is being downloaded already.</source>
        <translation>{model} est déjà en cours de téléchargement.</translation>
    </message>
    <message>
        <source>“{address}” isn&apos;t the address of an article.</source>
        <translation>«&#xa0;{address}&#xa0;» n’est pas l’adresse d’un article.</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>«&#xa0;{name}&#xa0;» est un dossier.</translation>
    </message>
    <message>
        <source>“{name}” is an archive, not an article.</source>
        <translation>«&#xa0;{name}&#xa0;» est une archive, pas un article.</translation>
    </message>
    <message>
        <source>“{name}” is another library, and not a backup.</source>
        <translation>« {name} » est une autre bibliothèque, et non une sauvegarde.</translation>
    </message>
    <message>
        <source>“{name}” is broken in a way that wasn&apos;t foreseen.</source>
        <translation>« {name} » est abîmé d’une façon qui n’était pas prévue.</translation>
    </message>
    <message>
        <source>“{name}” is broken, or far larger inside than an article.</source>
        <translation>« {name} » est endommagé, ou bien plus grand à l’intérieur qu’un article.</translation>
    </message>
    <message>
        <source>“{name}” is broken, or has far more notes than can be read at once.</source>
        <translation>«&#xa0;{name}&#xa0;» est endommagé, ou contient bien trop de notes pour être lu en une fois.</translation>
    </message>
    <message>
        <source>“{name}” is damaged or incomplete.</source>
        <translation>«&#xa0;{name}&#xa0;» est endommagé ou incomplet.</translation>
    </message>
    <message>
        <source>“{name}” is damaged, or isn&apos;t CSV.</source>
        <translation>«&#xa0;{name}&#xa0;» est endommagé, ou n’est pas du CSV.</translation>
    </message>
    <message>
        <source>“{name}” is damaged, or isn&apos;t XML (line {line}).</source>
        <translation>«&#xa0;{name}&#xa0;» est endommagé, ou n’est pas du XML (ligne {line}).</translation>
    </message>
    <message>
        <source>“{name}” is damaged.</source>
        <translation>«&#xa0;{name}&#xa0;» est endommagé.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>«&#xa0;{name}&#xa0;» est vide.</translation>
    </message>
    <message>
        <source>“{name}” is in Rich Text Format.</source>
        <translation>«&#xa0;{name}&#xa0;» est au format RTF.</translation>
    </message>
    <message>
        <source>“{name}” is in Word’s old format (.doc).</source>
        <translation>«&#xa0;{name}&#xa0;» est dans l’ancien format de Word (.doc).</translation>
    </message>
    <message>
        <source>“{name}” is in the library already.</source>
        <translation>«&#xa0;{name}&#xa0;» est déjà dans la bibliothèque.</translation>
    </message>
    <message>
        <source>“{name}” is locked by its seller (DRM).</source>
        <translation>«&#xa0;{name}&#xa0;» est verrouillé par son vendeur (DRM).</translation>
    </message>
    <message>
        <source>“{name}” is neither CSV nor TBX.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est ni en CSV ni en TBX.</translation>
    </message>
    <message>
        <source>“{name}” is nested too deeply to be read.</source>
        <translation>«&#xa0;{name}&#xa0;» a trop de niveaux imbriqués pour être lu.</translation>
    </message>
    <message>
        <source>“{name}” is newer than the library, or holds more.</source>
        <translation>« {name} » est plus récente que la bibliothèque, ou contient davantage.</translation>
    </message>
    <message>
        <source>“{name}” is no Argos package.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un paquet Argos.</translation>
    </message>
    <message>
        <source>“{name}” isn&apos;t a readable web archive.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas une archive web lisible.</translation>
    </message>
    <message>
        <source>“{name}” is over {limit} MB.</source>
        <translation>«&#xa0;{name}&#xa0;» dépasse {limit} Mo.</translation>
    </message>
    <message>
        <source>“{name}” is packed in a way that no Argos package is.</source>
        <translation>«&#xa0;{name}&#xa0;» est compressé comme aucun paquet Argos ne l’est.</translation>
    </message>
    <message>
        <source>“{name}” is protected by a password.</source>
        <translation>«&#xa0;{name}&#xa0;» est protégé par un mot de passe.</translation>
    </message>
    <message>
        <source>“{name}” already exists and isn&apos;t a backup.</source>
        <translation>«&#xa0;{name}&#xa0;» existe déjà et n’est pas une sauvegarde.</translation>
    </message>
    <message>
        <source>“{name}” is too large.</source>
        <translation>«&#xa0;{name}&#xa0;» est trop volumineux.</translation>
    </message>
    <message>
        <source>“{name}” is too long to be read at once.</source>
        <translation>«&#xa0;{name}&#xa0;» est trop long pour être lu d’un coup.</translation>
    </message>
    <message>
        <source>“{name}” isn&apos;t JSON.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas du JSON.</translation>
    </message>
    <message>
        <source>“{name}” isn&apos;t a PDF file.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un fichier PDF.</translation>
    </message>
    <message>
        <source>“{name}” isn&apos;t a file.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un fichier.</translation>
    </message>
    <message>
        <source>“{name}” isn&apos;t a folder.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un dossier.</translation>
    </message>
    <message>
        <source>“{name}” isn&apos;t a text document.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un document texte.</translation>
    </message>
    <message>
        <source>“{name}” isn&apos;t a text file.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un fichier texte.</translation>
    </message>
    <message>
        <source>“{name}” isn&apos;t a {kind} file.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un fichier {kind}.</translation>
    </message>
    <message>
        <source>“{name}” isn&apos;t one folder of distinct files.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est pas un dossier unique de fichiers distincts.</translation>
    </message>
    <message>
        <source>“{name}” doesn&apos;t exist.</source>
        <translation>«&#xa0;{name}&#xa0;» est introuvable.</translation>
    </message>
    <message>
        <source>“{name}” lacks a part of its model.</source>
        <translation>Il manque à «&#xa0;{name}&#xa0;» une partie de son modèle.</translation>
    </message>
    <message>
        <source>“{name}” needs far more memory than an article.</source>
        <translation>« {name} » demande beaucoup plus de mémoire qu’un article.</translation>
    </message>
    <message>
        <source>“{name}” takes more than {seconds} seconds to read.</source>
        <translation>La lecture de « {name} » prend plus de {seconds} secondes.</translation>
    </message>
    <message>
        <source>“{name}” unpacks to far too much.</source>
        <translation>«&#xa0;{name}&#xa0;» est bien trop volumineux une fois décompressé.</translation>
    </message>
    <message>
        <source>“{name}” would overwrite itself.</source>
        <translation>«&#xa0;{name}&#xa0;» serait écrit sur lui-même.</translation>
    </message>
    <message>
        <source>“{path}” can&apos;t be a folder.</source>
        <translation>«&#xa0;{path}&#xa0;» ne peut pas être un dossier.</translation>
    </message>
    <message>
        <source>“{path}” is a database of another program.</source>
        <translation>«&#xa0;{path}&#xa0;» est la base de données d’un autre programme.</translation>
    </message>
    <message>
        <source>“{path}” doesn&apos;t exist.</source>
        <translation>«&#xa0;{path}&#xa0;» n’existe pas.</translation>
    </message>
    <message>
        <source>“{term}” isn&apos;t in the glossary.</source>
        <translation>«&#xa0;{term}&#xa0;» n’est pas dans le glossaire.</translation>
    </message>
    <message>
        <source>The language of “{title}” isn&apos;t supported.</source>
        <translation>La langue de «&#xa0;{title}&#xa0;» n’est pas prise en charge.</translation>
    </message>
    <message>
        <source>“{title}” is already in that language.</source>
        <translation>«&#xa0;{title}&#xa0;» est déjà dans cette langue.</translation>
    </message>
</context>
<context>
    <name>marks</name>
    <message>
        <source>Highlight</source>
        <translation>Surligner</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Your own translation</source>
        <translation>Votre traduction</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Douteux</translation>
    </message>
    <message>
        <source>A better draft is there</source>
        <translation>Une meilleure version est prête</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Points are BLEU on {test}; more is better. Published by {sources}.</source>
        <translation>Les points sont des BLEU sur {test}&#x202f;; plus il y en a, mieux c’est. Publiés par&#xa0;: {sources}.</translation>
    </message>
    <message>
        <source>The index was last asked: {date}.</source>
        <translation>Dernière consultation de l’index&#xa0;: {date}.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>aucun modèle</translation>
    </message>
    <message>
        <source>{model} is the best that is known.</source>
        <translation>{model} est le meilleur connu.</translation>
    </message>
    <message>
        <source>{model} has no published score.</source>
        <translation>Aucun score n’est publié pour {model}.</translation>
    </message>
    <message>
        <source>{model}; {better} can be had.</source>
        <translation>{model}&#x202f;; {better} est disponible.</translation>
    </message>
    <message>
        <source>{direction}: {comparison}</source>
        <translation>{direction}&#xa0;: {comparison}</translation>
    </message>
    <message>
        <source>{model} is used; {better} is better by {gain} points.</source>
        <translation>{model} est utilisé&#x202f;; {better} fait {gain} points de mieux.</translation>
    </message>
    <message>
        <source>{model} is used; {better}, which is here, is better by {gain} points.</source>
        <translation>{model} est utilisé&#x202f;; {better}, qui est sur cette machine, fait {gain} points de mieux.</translation>
    </message>
    <message>
        <source>{model} ({points})</source>
        <translation>{model} ({points})</translation>
    </message>
    <message>
        <source>It came with the program.</source>
        <translation>Il est fourni avec le programme.</translation>
    </message>
    <message>
        <source>It was installed by you.</source>
        <translation>Vous l’avez installé.</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>Licence&#xa0;: {licence}</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Dossier&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>From: {place}</source>
        <translation>Provenance&#xa0;: {place}</translation>
    </message>
    <message>
        <source>Version: {version}</source>
        <translation>Version&#xa0;: {version}</translation>
    </message>
    <message>
        <source>Size: {size}</source>
        <translation>Taille&#xa0;: {size}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>Better translations: {size} from {host}, once; everything stays on this machine.</source>
        <translation>Meilleures traductions&#xa0;: {size} ({host}), une seule fois&#x202f;; tout reste sur cette machine.</translation>
    </message>
    <message>
        <source>Downloading {model}</source>
        <translation>Téléchargement&#xa0;: {model}</translation>
    </message>
    <message>
        <source>Unpacking {model}</source>
        <translation>Décompression&#xa0;: {model}</translation>
    </message>
    <message>
        <source>Trying {model}</source>
        <translation>Essai&#xa0;: {model}</translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Préférence</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Phrase</translation>
    </message>
</context>
<context>
    <name>rows</name>
    <message>
        <source>Neither French nor English: not translated.</source>
        <translation>Ni français ni anglais&#xa0;: non traduit.</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>another language</source>
        <translation>autre langue</translation>
    </message>
    <message>
        <source>name of the site</source>
        <translation>nom du site</translation>
    </message>
    <message>
        <source>navigation</source>
        <translation>navigation</translation>
    </message>
    <message>
        <source>sharing</source>
        <translation>partage</translation>
    </message>
    <message>
        <source>advertisement</source>
        <translation>publicité</translation>
    </message>
    <message>
        <source>newsletter</source>
        <translation>lettre d’information</translation>
    </message>
    <message>
        <source>another article</source>
        <translation>autre article</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>commentaires</translation>
    </message>
    <message>
        <source>legal notice</source>
        <translation>mention légale</translation>
    </message>
    <message>
        <source>date, author or source</source>
        <translation>date, auteur ou source</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>répétition</translation>
    </message>
    <message>
        <source>not running text</source>
        <translation>pas un texte suivi</translation>
    </message>
    <message>
        <source>left out by you</source>
        <translation>écarté par vous</translation>
    </message>
    <message>
        <source>it repeats itself</source>
        <translation>elle se répète</translation>
    </message>
    <message>
        <source>its length is odd</source>
        <translation>sa longueur est anormale</translation>
    </message>
    <message>
        <source>it was copied, not translated</source>
        <translation>elle est copiée, non traduite</translation>
    </message>
    <message>
        <source>a number, time or amount is missing or wrong</source>
        <translation>un nombre, une heure ou un montant manque ou est faux</translation>
    </message>
    <message>
        <source>a name is missing</source>
        <translation>un nom manque</translation>
    </message>
    <message>
        <source>a word in it is a guess</source>
        <translation>un de ses mots est deviné</translation>
    </message>
    <message>
        <source>the model itself is unsure of it</source>
        <translation>le modèle lui-même n’en est pas sûr</translation>
    </message>
    <message>
        <source>it doesn&apos;t follow the glossary</source>
        <translation>elle ne suit pas le glossaire</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>elle est coupée</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Jaune</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rose</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violet</translation>
    </message>
    <message>
        <source>{language}: install {models} in Models to see a translation.</source>
        <translation>{language}&#xa0;: installez {models} dans Modèles pour voir une traduction.</translation>
    </message>
    <message>
        <source>Your translation</source>
        <translation>Votre traduction</translation>
    </message>
    <message>
        <source>There is a better draft: {key} uses it</source>
        <translation>Il y a un meilleur jet&#xa0;: {key} le prend</translation>
    </message>
    <message>
        <source>There is a better draft</source>
        <translation>Il y a un meilleur jet</translation>
    </message>
    <message>
        <source>Doubtful: {doubts}</source>
        <translation>Douteux&#xa0;: {doubts}</translation>
    </message>
</context>
<context>
    <name>themes</name>
    <message>
        <source>Same as the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>Sépia</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
</context>
</TS>
