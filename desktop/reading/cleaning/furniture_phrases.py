"""Phrases of page furniture (boilerplate) in French and English, by the reason to drop them.

Phrases are lower case, without punctuation, and separated by bars; "0" stands for any number, and
a space for an apostrophe or hyphen ("s abonner"). To make the cleaning recognise a new phrase, add
it to its table; nothing else depends on the tables' contents.
"""

from desktop.reading.article import Reason

# The whole line is this phrase.
WHOLE = {
    Reason.NAVIGATION: """
        menu | home | homepage | accueil | search | rechercher | recherche | news | actualités
        | actu | world | monde | politics | politique | business | économie | sport | sports
        | culture | opinion | opinions | lifestyle | entertainment | technology | tech
        | science | santé | health | videos | video | vidéo | vidéos | podcasts | photos
        | events | évènements | événements | contact | contact us | contactez nous | about
        | about us | à propos | qui sommes nous | help | aide | faq | more | plus | see all
        | view all | voir tout | tout voir | voir plus | show more | load more | loading
        | chargement | next | previous | suivant | précédent | back | retour | back to top
        | top | haut de page | retour en haut | log in | login | sign in | sign up | sign out
        | log out | register | my account | se connecter | connexion | s identifier
        | s inscrire | inscription | déconnexion | mon compte | close | fermer | close button
        | open | ouvrir | skip | loader | toggle navigation | edition | édition | select page
        | select language | langue | language | english | français | print | imprimer | save
        | sauvegarder | enregistrer | listen | écouter | play | pause | a a | a a a
        | font size | adjust text size | taille du texte | zoom | mobile | apps | tags
        | topics | sujets | mots clés | thèmes | categories | catégories | rubriques | rss
        | archives | jobs | careers | emplois | weather | météo | live | direct | en direct
        | shop | boutique | cancel | annuler | ok | yes | no | submit | envoyer | send | apply
        | filter | go | en continu | le fil info | à la une | editors picks | latest
        | dernières nouvelles | sections | e paper | newspaper | magazine | today s paper
        | le journal | you are here | vous êtes ici | previous post | next post
        | previous article | next article | article précédent | article suivant
        | previous story | next story | show all | hide | sitemap | plan du site
        | advanced search | click here | cliquez ici | click to enlarge | enlarge | play video
        | watch live | watch now | view gallery | view comments | full story
    """,
    Reason.SHARING: """
        share | tweet | pin | pin it | email | e mail | mail | facebook | twitter | linkedin
        | whatsapp | instagram | youtube | pinterest | reddit | tumblr | telegram | flipboard
        | messenger | snapchat | google | google plus | tiktok | x | bluesky | mastodon
        | threads | viber | skype | copy link | partager | partage | partages | 0 partages
        | 0 shares | shares | share this | follow | follow us | suivez nous | nous suivre
        | suivre | like | j aime | retweet | bookmark | share article | share options
        | social media | réseaux sociaux | envoyer par mail | copier le lien | lien copié
        | link copied | favoris | facebook messenger | gift article
    """,
    Reason.ADVERTISEMENT: """
        advertisement | advertisements | advertising | publicité | pub | sponsored
        | sponsorisé | ad | ads | annonce | annonces | promoted | contenu sponsorisé
        | sponsored content | partner content | paid content | la suite après la publicité
        | contenus sponsorisés | skip ad | promo | sponsored links | sponsored stories
        | promoted content | liens sponsorisés | from our partners | our sponsors
        | nos partenaires | our partners | partenaires | report ad
    """,
    Reason.NEWSLETTER: """
        newsletter | newsletters | subscribe | subscribe now | s abonner | abonnez vous
        | abonnement | je m abonne | je m inscris | abonnements | subscriptions
        | become a member | donate | support us | faire un don | soutenez nous | your email
        | votre email | your email address | email address | votre adresse email
        | adresse email | free newsletter | get the newsletter | try for free | notifications
        | get notifications | alertes | alerts | email alerts | offre découverte
    """,
    Reason.TEASER: """
        related | related articles | related stories | related posts | related content
        | related coverage | related topics | related news | related links | related video
        | related videos | see also | read also | also read | read more | read next | more
        | more stories | more news | more on this | more on this story | more on this topic
        | more like this | don t miss | must read | most read | most popular | most viewed
        | most shared | most commented | popular | popular posts | popular stories | trending
        | trending now | what s hot | recommended | recommended for you | recommended articles
        | recommended stories | editor s picks | editor s choice | top stories | latest news
        | latest stories | latest posts | recent posts | recent articles | latest articles
        | up next | you may like | around the web | featured | in other news
        | you might also like | you may also like | you might like | from the web
        | keep reading | continue reading | elsewhere | what to read next
        | what others are reading | further reading | more headlines | headlines
        | in case you missed it | spotlight | in this article | news in pictures | lire aussi
        | à lire aussi | à lire | lire la suite | à lire également | à voir aussi | voir aussi
        | à voir | en savoir plus | sur le même sujet | sur le même thème | articles liés
        | articles similaires | articles connexes | dans la même rubrique
        | dans la même catégorie | à découvrir | à découvrir également | à découvrir aussi
        | les plus lus | les plus lues | les plus vus | articles les plus lus
        | les plus populaires | les plus commentés | les plus partagés | populaire
        | populaires | nos dernières actualités | derniers articles | dernières actualités
        | les dernières actualités | dernières nouvelles | dernières infos | dernières vidéos
        | à ne pas manquer | ne manquez pas | vous aimerez aussi | vous aimerez peut être
        | cela peut vous intéresser | recommandé pour vous | recommandés pour vous
        | notre sélection | nos sélections | la sélection de la rédaction
        | pour aller plus loin | plus d articles | autres articles | en ce moment | tendances
        | l auteur vous recommande | suggestions | à suivre | aussi sur le web
        | ailleurs sur le web | on en parle | top articles | le plus lu | l essentiel
        | dossier | dossiers | à consulter aussi | en lien | suite | contenus similaires
        | dans l actualité | l actu en vidéo | nos vidéos | dernières news
        | read the full story | read full article | lire plus | lire l article
        | lire l article complet
    """,
    Reason.COMMENTS: """
        comments | 0 comments | comment | 0 comment | no comments | no comments yet
        | commentaires | 0 commentaires | commentaire | 0 commentaire | aucun commentaire
        | leave a comment | leave a reply | reply | répondre | replies | 0 replies
        | cancel reply | réponses | 0 réponses | post a comment | add a comment | add comment
        | write a comment | laisser un commentaire | ajouter un commentaire | commenter
        | réagir | vos réactions | réactions | votre réaction | vos commentaires | discussion
        | join the conversation | join the discussion | view comments | show comments
        | hide comments | report abuse | signaler | signaler un abus | top comments
        | report comment | conversation | your comment | your name | votre commentaire
        | votre nom | what do you think | have your say | donnez votre avis
        | qu en pensez vous | post comment | debate | user comments | reader comments
        | thoughts on | sort by | trier par | alerter | lire les commentaires
        | voir les commentaires | commentaires fermés | comments are closed | comments closed
        | commentaires récents | recent comments | upvote | downvote | flag
    """,
    Reason.LEGAL: """
        privacy | privacy policy | terms | terms of use | terms of service
        | terms and conditions | legal | legal notice | mentions légales | cgu | cgv | cookies
        | cookie policy | cookie settings | gérer les cookies | politique de confidentialité
        | confidentialité | données personnelles | conditions générales
        | conditions générales d utilisation | conditions générales de vente
        | tous droits réservés | all rights reserved | copyright | disclaimer | accessibility
        | accessibilité | charte | ad choices | your privacy choices | imprint | accept
        | accepter | accept all | tout accepter | tout refuser | i agree | i accept
        | j accepte | reject all | do not sell my personal information | corrections
        | report a correction or typo | report a typo
    """,
    Reason.METADATA: """
        author | auteur | by | par | written by | posted by | published by | reported by
        | écrit par | rédigé par | published | published on | publié le | publié | posted on
        | posted in | mis à jour | mise à jour | mis à jour le | mise à jour le | updated
        | last updated | updated on | last modified | modifié le | date | caption | légende
        | media id | filed under | tagged | source | sources | image source | credit | crédit
        | photo | image | getty images | afp | reuters | ap | about the author
        | à propos de l auteur | staff writer | staff | text size | reading time
        | temps de lecture | views | vues | 0 views | 0 vues | correspondent | contributor
        | image caption | media caption | media playback | share caption | read time
    """,
}

# The line begins with this phrase.
OPENING = {
    Reason.NAVIGATION: """
        skip to | aller au contenu | passer au contenu | aller à | jump to | back to
        | retour à | go to | toggle | you are here | vous êtes ici | click here | cliquez ici
        | click to | cliquez pour | see all | view all | voir tous | voir toutes | toutes les
        | tous les articles | see more | show more | voir plus de | afficher | télécharger
        | download the | download our | téléchargez | tap here | watch live | browse
        | please enable | veuillez activer | this site requires | your browser
        | votre navigateur | enable javascript | error | loading | search for | rechercher
        | choose your | choisissez votre | select your | log in to | sign in to
        | connectez vous | identifiez vous | créer un compte | create an account
        | already have an account | vous avez déjà | forgot your | mot de passe | to view this
        | enlarge this image | adjust | page 0 | 0 min read | minutes de lecture | posted in
        | filed under | tags | tagged | mots clés | rubrique | catégorie | category
        | categories | thème | thèmes | topics | related topics | scroll to | listen to this
        | écouter cet article | use our app | available on | hide caption | toggle caption
        | open in
    """,
    Reason.SHARING: """
        share on | share this | share via | share with | share to | share by | share your
        | share the | partager sur | partager cet | partager par | partagez | partager l
        | tweet this | tweeter | follow us | suivez | suivez nous | follow on | follow the
        | follow our | retrouvez nous | rejoignez nous | like us | find us on | join us on
        | click to share | cliquez pour partager | copier le lien | copy link | copier coller
        | copy to | envoyer à | envoyer par | email this | print this | imprimer
        | save this article | send to a friend | recommend on | mettre en favori
        | ajouter aux favoris | connect with us | article ajouté | article retiré | pin on
        | post on | whatsapp | facebook | twitter | linkedin | sauvegarder cet | add to
    """,
    Reason.ADVERTISEMENT: """
        advertisement | publicité | sponsored by | sponsorisé par | ad by | ads by
        | la suite après | article continues below | story continues below
        | continue reading below | scroll to continue | promoted by | presented by
        | présenté par | in partnership with | en partenariat avec | buy now | shop now
        | order now | commandez | profitez | get 0 | save 0 | offre | offer | special offer
        | contenu proposé par | paid for by | this article contains affiliate
        | cet article contient des liens | ad feedback | why am i seeing | hide ad
    """,
    Reason.NEWSLETTER: """
        sign up | subscribe | inscrivez vous | inscription à | abonnez vous | recevez
        | recevoir | get our | get the latest | get breaking | get updates | get all the
        | stay informed | stay up to date | restez informé | join our | join the | join 0
        | newsletter | newsletters | our newsletter | notre newsletter | the best of
        | never miss | ne manquez rien | don t miss out | become a | devenez | support our
        | soutenez | donate | faites un don | make a donation | pour lire la suite
        | pour rester informé | pour accéder | cet article est réservé | this article is for
        | réservé aux abonnés | already a subscriber | déjà abonné | je m abonne
        | à partir de 0 | try 0 | start your | commencez votre | enter your email
        | entrez votre | votre adresse | your email | by signing up | by subscribing
        | by clicking | by submitting | by entering | en vous inscrivant | en cliquant sur
        | en validant | activer les notifications | turn on notifications | you have 0
        | il vous reste | want more | enjoying | like this article | did you like
        | vous avez aimé | cet article vous | get email | weekly newsletter | daily newsletter
        | delivered to | you can unsubscribe | vous pouvez vous désabonner | unsubscribe
        | thank you for | merci de | merci pour | thanks for | email
    """,
    Reason.TEASER: """
        read more | read also | also read | read next | read | more on | more from
        | more about | more in | more stories | see also | related | recommended
        | you may also | you might also | don t miss | latest | most | top 0 | popular
        | trending | watch | must | lire aussi | à lire aussi | lire également | à lire
        | lire la suite | voir aussi | à voir aussi | à découvrir | découvrez | sur le même
        | dans la même | articles | plus d | vidéo | video | dernières | derniers
        | les dernières | les derniers | les plus | autour de | à propos de | pour en savoir
        | en savoir plus | à écouter | à regarder | retrouvez | vous aimerez | ne manquez pas
        | notre dossier | other stories | other articles | other news | previous | next
        | suivant | précédent | up next | continue reading | featured | l actualité
        | toute l actualité | nos | gallery | diaporama | en images | photos | in pictures
        | explore | discover | what to read | keep reading | see the | click here | full story
        | this week | recent | tendances | du même auteur | more by | by the same author
        | view more | all posts by | tous les articles de | posts by | voir tous
    """,
    Reason.COMMENTS: """
        0 comments | 0 comment | 0 commentaires | 0 commentaire | comments | commentaires
        | leave a | laisser un | reply to | répondre à | post a comment | add a comment
        | write a | be the first | soyez le premier | soyez la première | log in to comment
        | sign in to comment | connectez vous pour commenter | join the conversation
        | join the discussion | réagissez | réagir à | your email address will not
        | votre adresse e mail ne sera | votre adresse de messagerie | required fields
        | les champs obligatoires | save my name | enregistrer mon nom | notify me of
        | prévenez moi | this site uses akismet | ce site utilise akismet | vous devez être
        | you must be | view comments | voir les | lire les commentaires | 0 thoughts on
        | 0 responses | 0 replies | 0 réponses | posted by | says | said on | report this
        | signaler | commenter | comment on | to comment | pour commenter | comment guidelines
        | our commenting | please log in | sort by | trier par | upvote | share your thoughts
        | have your say | what do you think | tell us | let us know | got a | have a
        | do you have | envoyez nous | contribuer
    """,
    Reason.LEGAL: """
        copyright | all rights | tous droits | privacy | terms of | terms and
        | mentions légales | politique de | conditions | charte de | charte des | cookie
        | cookies | we use cookies | nous utilisons | ce site utilise | this site uses
        | this website uses | en poursuivant | by continuing | by using | gérer | manage
        | paramétrer | disclaimer | legal | the information | your privacy | vos données
        | reproduction | toute reproduction | aucune reproduction | this material may not
        | no part of | report a correction | report a typo | report an error
        | signaler une erreur | to learn more about republishing | to contact the
        | editorial standards | our standards | registered | issn | siret | directeur de
        | directrice de | affiliate | this post may | we may earn | designed by | powered by
        | propulsé par | réalisé par | site by | hosted by | theme by
        | this article is republished | this article was originally | cet article a été publié
        | originally published | republish
    """,
    Reason.METADATA: """
        published | publié | publiée | posted | posté | mis en ligne | updated | mis à jour
        | mise à jour | last updated | last modified | modifié | date created | latest update
        | created | créé | first published | written by | écrit par | rédigé par | by | par
        | text by | texte | author | auteur | reported by | reporting by | edited by
        | editing by | media id | caption | légende | photo credit | crédit photo
        | crédits photos | crédits | crédit | photo by | photo | photos | image | picture
        | file photo | source | illustration | view image in | reading time | temps de lecture
        | lecture | time to read | 0 min | 0 minutes | 0 views | 0 vues | location
        | about the author | follow | correction | this story has been | this article has been
        | cet article a été mis | with files from | avec afp | with reporting
    """,
}

# The line has this phrase anywhere.
INSIDE = {
    Reason.LEGAL: """
        all rights reserved | tous droits réservés | privacy policy | terms of service
        | terms of use | terms and conditions | politique de confidentialité
        | mentions légales | cookie policy | cookies | personal data | données personnelles
        | conditions générales | registered trademark | user agreement | may not be reproduced
        | creative commons | republishing | inc all | ltd registered | not responsible for
        | n engage que
        | for informational purposes | medical advice | reproduction interdite
        | affiliate commission | affiliate links
    """,
    Reason.NEWSLETTER: """
        newsletter | newsletters | your inbox | sign up | subscribe | subscribers
        | subscription | votre boîte mail | inscrivez vous | abonnez vous | abonnés
        | free trial | essai gratuit | notifications | désinscrire | unsubscribe
        | mailing list | click here | cliquez ici | our app | notre application | app store
        | google play
    """,
    Reason.SHARING: """
        facebook | twitter | instagram | whatsapp | linkedin | pinterest | google news
        | follow us | suivez nous | opens in new window | ouvre dans une nouvelle | partager
        | reddit
    """,
    Reason.COMMENTS: """
        your comment | votre commentaire | leave a comment | leave a reply | log in to
        | logged in | comments | commentaires | commenting | moderated | modération | ago
        | il y a 0
    """,
    Reason.TEASER: """
        read more | lire la suite | read the full | full story | find out more | learn more
        | en savoir plus | lire aussi | click to read | watch the video | voir la vidéo
        | more here
    """,
    Reason.ADVERTISEMENT: """
        javascript | sponsored | ad blocker | bloqueur de publicité | gift card
        | free shipping | discount | add to cart | 0 off | best price | code promo
        | bons plans | adblock | advertising disclosure | advertising disclaimer
        | bloqueur de publicités | bloqueur de pub
    """,
}

# A line of at most 60 words with this phrase is boilerplate, whatever else it contains.
SURE = {
    Reason.LEGAL: """
        all rights reserved | tous droits réservés | may not be published broadcast
        | is not responsible for the opinions | is not responsible for the content
        | are not responsible for the content
        | may not be reproduced | reproduction interdite | en poursuivant votre navigation
        | we use cookies | ce site utilise des cookies | this site uses cookies
        | this website uses cookies | this site uses akismet | ce site utilise akismet
        | politique de confidentialité | conditions générales d utilisation
        | republish this article | republish this story | republish our articles
        | republishing this article | republishing this content | republier cet article
    """,
    Reason.NEWSLETTER: """
        sign up for our | sign up to our | signing up to our | subscribe to our
        | our newsletter | our newsletters | our daily newsletter | our weekly newsletter
        | free newsletter | to your inbox | in your inbox | inscrivez vous à
        | inscrivez vous gratuitement | abonnez vous à | abonnez vous pour | notre newsletter
        | nos newsletters | votre boîte mail | réservé aux abonnés | réservée aux abonnés
        | download our app | téléchargez notre application
    """,
    Reason.COMMENTS: """
        your email address will not be published | votre adresse e mail ne sera pas publiée
        | required fields are marked | votre adresse de messagerie ne sera pas publiée
        | log in to comment | be the first to comment | soyez le premier à commenter
        | leave a comment | laisser un commentaire | comments are moderated
    """,
    Reason.TEASER: """
        lire aussi sur | read more on | read more at | slideshow 0 images | voir le diaporama
        | media playback is unsupported | click here to watch | cliquez ici pour lire
    """,
    Reason.SHARING: """
        follow us on | suivez nous sur | like us on facebook | partager sur
        | share on facebook | share on twitter | click to share | cliquez pour partager
        | opens in new window | ouvre dans une nouvelle fenêtre
    """,
    Reason.ADVERTISEMENT: """
        disable your ad blocker | your ad blocker | adblock plus | using an ad blocker
        | votre bloqueur de publicité | votre bloqueur de publicités | votre bloqueur de pub
        | advertising disclosure | affiliate disclosure
        | story continues below | article continues below | la suite après cette publicité
        | la suite après la publicité | scroll to continue
    """,
}

# Before a colon, at the beginning of a line, this refers to another article.
POINTERS = """
    lire | lire aussi | lire également | lire encore | à lire | à lire aussi | à lire également
    | voir | voir aussi | voir également | à voir | à voir aussi | écouter | à écouter | read
    | read also | read more | read next | also read | see | see also | watch | watch also | listen
    | more | related | related story | related stories | related article | related articles
    | related coverage | related content | sur le même sujet | sur le même thème | notre dossier
    | plus d infos | plus d informations | recommended | don t miss | previous article
    | next article | article précédent | article suivant | up next | must read | explainer
    | en savoir plus | pour en savoir plus | pour aller plus loin | more on this story
"""
