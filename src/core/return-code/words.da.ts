/**
 * The 2,048 words of the return codes: kind, concrete, 3-7 letters, and never one typing error apart once folded.
 * A word has its place for good: a code is four places in this list, so replacing a word changes codes that people keep on paper.
 */
export const words: readonly string[] = `
abe aborre abrikos aften agat agave ager agerhøn agurk akacie akeleje akkord akrobat akvarel album alfabet allike aloe alpaka alpehue
altan amatør ambolt ametyst ananas and andedam andedun andehus andeæg anemone anis anker anorak ansjos antenne appel april arabesk
armbånd armlæn armring armstol aroma artist atelier atlas atol august aula aurora avnbøg avocado azalea badeand badebro badeby badedyr
badehat badekar badesko badesø badetøj badstue bagage bagel bageovn bageri bagetid bagsæde bakelse bakke ballet ballon balsam bambus
bamse banan bane banjo banket banner bas basar basset bassin basun batat batteri bavian begonia bellis benzin beslag bestik biavler bibo
bikage bikube bildæk bilhorn billard bille billede bilrude bilspil biltur bilvask biograf birk birkes bisam bison bistade bistro bivoks
biæder bjerg bjergsø bjælder bjælke bjørn blad blender blomkål blomme blomst bluse blyant blæst blåbælg blåbær blåfugl blåhat blåhval
blåregn blåræv blåtop boble bogbind bogbod bogbus bogcafe bogklub boglade bogorm bogreol bogskab bogstav bogtryk boldbur boldleg boldtræ
bolsje bolster bolt bolværk bomuld bonde bonsai boplads borg borgbro bowling bramgås brasen bregne brev brevdue briller brise bro broche
broderi brombær bronze brosten brownie bruser bræt brødbod brønd budding bue buffet bugt buket bukser bulder bulgur bulldog burre
burrito busk buskads busplan busrute busstop bustur busvej butik bybi bybus bycykel bydel byfest byfugl bygade byge bygkorn bygmark
byhave bykerne byliv bylund bymidte bymur bynke bypark byplan byport byskov bysvale bytorv byvåben bækken bælg bælte bændel bænk bærbusk
bærgrød bærkurv bærsaft bærskov bæver bøf bøffel bøgehæk bøgeløv bøgetræ bøje bølge bønne børste bøtte bådbro bådfart bådrute bådshus
bådtur bålfest bålmad cafe ceder cello chili chips cikade cirkel cirkus citron citrus collage cowboy crepe cupcake cykel cykelur cykling
cyklist cypres dadel dagblad dagbog dagdrøm daggry dagslys dagtid dagtur dagvogn dahlia dalrede dam damask dambræt dampbåd damptog dans
dart dej delfin delta dessert diadem diamant dige digter dino disk divan domino dompap donut dragt drive drivhus drivved drossel drue
drysse drøm drømme dråbe dueslag duet dugfri dukke dun dybblå dybbrun dybgrøn dybhav dybsø dykker dyne dyrehi dyrlæge dyrskue dæk
dækstol døgn dønning dør dørgreb dørkarm dørslag dørstop dørtrin dåhjort dåse ebbe eddike efterår egeblad egepark egern egeskov egetræ
elastik elbil elefant elg elkedel elletræ elpære emhætte emu enebær engbæk engsø erantis espe etui eventyr fabel fabrik fad fakkel
falafel falk farvet fasan februar ferieby ferieø fersken festlig feta ficus figen filt filthat filtpen filtsko finke firben firkant
fisker fiskesø fjeder fjeld fjeldsø fjer fjerboa fjerkræ fjerpen fjersky fjord fjordby fjordsø flag flagdug flamme flaske flette flint
flis fliser flittig flodbåd floddal flodsø flok flora florist fly flygel flyrute flytur flæse fløde flødeis fløjl fløjte fnug fodbad
fodbold foder fodspor fold fontæne forhave forret forstad fortov forår fos foto frakke fred fredag frihed frisbee frisør frokost fromage
frost frugt frugtig frynse fryser frø frøkorn fugl fuglesø fugleæg funkle fyrskib fyrtøj fyrtårn fælled færge færist føl følfod føniks
får fåreost fåreuld gadedør gadekær gadelys galakse galleri gangsti garage garn garnbod gartner gavebod gavesæk gavl gavmild gazelle
gear ged gedde gedebuk gedekid gedeost gejser gekko gele gemme genbo gepard gevir gibbon gips giraf gitter glas glasbær glasdør glashus
glassko glastag glasur glasvæg glente glimmer glimt globus gnistre gnu goddag godnat golf gondol gong gople gorilla grafik granit
granris grantræ greb grill gris grotte grusvej gryde gryn græseng græsfrø græskar grød grønkål grønsag grønt grønært grå gråand grågrøn
grågås gråsten guide guitar gul gulaks guldsko guldæg gulerod gulsten gulvur gummi gylden gynge gyvel gærde gæsling gæst gøgeurt gøgler
gåde gård gårdhus gårdtur gåsedun gåsefod gåsesti gåseurt gåseæg gåtur halm halvbue halvtag halvø hamster handske harmoni harpe harpiks
hassel hat havblik havbund havdyr havebed havebi havebæk havedam havehus haveleg havelys havemur havesko havesti havesø haveært havfisk
havfrue havfugl havgræs havgus havhest havkat havluft havmåge havre havsalt havskum havtorn havvand havørn hejre hest hilsen himmel
hindbær hirse hjejle hjelm hjemtur hjemvej hjerte hjort hjul hobby hockey honning horn hosta hotdog hotel hov humle humlebi hummer
hummus humor humpel hund hurra hus husblas husbåd husdyr husflid husgavl husmur hustag hvalp hvalros hvede hveps hvid hvidkål hvidløg
hvile hvinand hvirvel hyacint hyben hygge hyld hylster hyrde hytte hæfte hæklet hækling hæksaks hæl hængsel høduft høg højbane højbed
højborg højbro højland højskov højstol høloft hølæs høne hønehus hønseæg hørfrø hørgarn høstak høste høstgul høstår høvding høvl håb
håndbog håndtag hårbånd ibis idræt iglo ilder ildflue ildfugl ildrød ildsjæl ildsted ildtorn indgang indigo indsø ingefær insekt isbane
isbil isbjerg isbjørn isblok isblå isbod isbræ isbæger isfjord isflage isfugl ishav ishus ising iskaffe iskage isklump iskugle isop
ispind isspand istap iste istid isvand isvej isvogn jade januar jasmin jazz jeans jeep jern joker jolle jonglør jordbær jordhus jordnød
jubel juice jungle juni kabale kabine kaffe kage kagedag kagedej kagehus kagemix kageske kahyt kaj kajak kakadu kakao kaktus kalkun kalv
kamel kamera kamgarn kamgræs kamille kanal kandis kanin kano kanotur kantine kapitel kappe kapsel kaptajn karamel karate karet karklud
karm karmin karnap karry karton kaskade kasket kasse kebab kedel kefir kegler keramik kerne ketchup kiks kikært kildesø kile kimono
kiosk kiwi kjole klapbro klatre klejne klem klemme klinke klippe klit klitfyr klode klokke klov klub klump klynge kløft kløver knap
knaphul knitre koala kobber kobolt kogebog kogekar kogle kohorn kokon kolibri komet komfur komiker kommode kompas kompost koncert
konfekt konge kontakt kontor kop koral kork kornaks kornblå korngul kornsæk korsnæb kostald kostume kotelet koøje krabbe kran krave
kreds kridt krikand kringle krog kroket krokus krolf krone krukke krumme krus krydder krymmel krystal krølle kuffert kulde kuling
kulisse kulmule kulsort kunst kuppel kurv kutter kuvert kvabso kvadrat kvarts kvidder kvidre kvie kvist kvæde kvæg kværn kylling kyst
kystbo kælder kæledyr kæmpe kænguru kæphest kær kærlig købmand købstad køkken kølebil kølerum køre køretur kørvel kåbe kålblad kålorm
kålrabi lagen lagkage lagune lakrids lama lampe lampion landbo landhus landliv landsby langbåd larve lasagne lastbil latter laurbær
lavland ledning lege legebil legehus legetog legetøj leguan lejrbål lemur leopard ler lerjord lerkrus lertøj letbane liane lilje lime
limtræ lind lineal linse liter lobelie lod lodsbåd lommeur lotus lucerne ludo luffe luft luftbro luftlag lunde lup lupin lydbog lygte
lykke lyng lynlås lyntog lysavis lysbad lysbord lysbøje lyse lyseblå lysegul lyserød lysfest lyskurv lyskæde lysmast lysning lyspære
lysskær lysthus lysår læbælte læder læg læhegn lækat lærke lærred læsebog læsesal læskur løb løber løbesko løfte lørdag løve løvfald
løvfrø løvgren løvrive løvsal løvskov løvtag løvtræ lås madkurv madras madvogn magasin magi magnet mahogni majs makrel makron malakit
malebog maleri malve manchet mandag mandel manege mango manke maracas marengs marimba mark marked markise marksti markvej marmor marsvin
marts maskot mast matros medalje mejeri mejse mel melis melisse melodi melon melsæk merian messing meter metro middag midnat mikado
million mimose minibus miniput minut mirabel mispel mobil model mole moppe mops morbær morgen mosaik moseand mosgrøn moskus mosteri
motiv motor muffin mulbær muld mur murer murske mursten museum musik musiker muskat musling musvit musvåge myg myldre mynte myntete myre
myretue mysli mælk mærkat møbel mølle mønster mønt møtrik mågeæg måler målmand måltid måne månelys månenat måtte nabo naboby nabohus
nabolag nachos narcis narhval natbord natbus natbål natfugl nathue natlys natmad natravn nattero nattog nattøj natugle natur nellike
neon net netværk nisse node nodeark nord nordlys nordpol nordsø nougat nudel nylon nymåne nynne nytår næb næbdyr nælde nøddeis nøgle nål
nåletræ obelisk obo ocean odder okker okra oktober olie olietræ oliven omelet onsdag onyx opal opera oplader orange ordbog oregano orgel
origami orkide ost ostemad otium ovn padde pagaj pakhus pakæsel palads palet palme panda pap papaya papbog papbåd papfly paphat papkrus
paprika paprør papæske parade paradis paraply parasol parket paryk passat passer pasta pastel pauke peanut peber pedal pelikan pels
pelshue pen pendel perle perron pesto petunia piano pibeand picnic pighvar pil piletræ pileurt pilot pingvin pirat pirol piske pizza
plade plaid plakat plan planet planke platan plys plysdyr plæne podium poesi pokal polen polka polo pompon poncho ponton pony ponytur
popcorn poppel porre pors portal portner portræt postbil postbud postej posthus posttog pote praline pram prik primula primus prins
printer prisme prop propel præmie prøve puddel pudevår puf pulk pulver puma pumpe purløg purpur pust pyjamas pynt pæon pære pæretræ
påfugl pålæg radio radise rajgræs raket rally ramme ranch raps ravioli ravn ravsten redekam redskab regatta regn regnbed regnbue regndag
regnhat regnorm regnsky regnsæt regntid regntøj reje rejemad rensdyr reol revy ribbe ribs ridder ridehal ridehus ridesti ridetur rim
rimbog ring ringdue ringleg ringmur ringvej rismark rismel robot robåd roemark rokke roman roning ror rose rosin rubin rucola rude rug
rugbrød rugby rugmark rugmel rulle rumba rummand rumskib runddel rundtur ruskind rutebil rutebåd rygeost rygsæk ryste rytter ræddike
ræling ræv rødbede rødblå rødbrun rødgran rødgrød rødhals rødkælk rødkål rødløg rødtop røllike røn rørdrum rørhat rørhøne rørskov røræg
rådhus rådyr råge råkost råsejl safari safir safran saft sagn salat salon salsa saltdej salteng saltkar saltsø salvie samba samling
samosa sandal sandart sandsæk sandø sangbog sanger sangkor sangleg sardin sari sauna savanne saxofon scene schæfer scooter seddel
sejlads sejlbåd sejldug sejle sejltur seler seletøj selleri seng sennep serie serviet sesam shampoo shorts signal sild silke sirup
sisken siv sivbåd sivkurv sivsko sjakal sjal sjippe skak skala skaldyr skammel skarv skib skifer skiklub skilift skilt skiløb skinke
skipper skisok skispor skistav skitse skitur skive skjorte sko skole skorpe skosål skovbo skovbær skovbål skovdam skovdue skoveng
skovfyr skovl skovmus skovsti skovsø skovtur skovvej skoæske skrift skrin skrubbe skrue skrælle skrænt skræppe skuffe skum skybrud
skygge skyr skæl skænk skøjte slik slips slot slotssø slud slæde sløjfe slåbrok slåen smaragd smed smedje smil smør smørbar smørhul
småkage småsten snack sne snebold snedker snefald snefnug snefog snegl snehare snehat snehule snehvid snekost sneleg snemand sneplov
sneppe sneræv snesko sneugle snevejr snobrød snor snorkel snude snurre snøre soja sol solbad solbrun solbær soldug solfald solgul solhat
solkyst sollys solplet solrig solsejl solseng solside solskin solskær solsort solstol solsø soltag solur solvarm solvind solvogn sommer
sonate sopran sorbet sortbær sovs spade spand spartel spejder spejl spejlæg spidser spinat spindel spiral spire sport sporvej spring
sprog sprække spurv spænde spætte spøg squash stafet stakit stald stamme station stativ statue stav stearin stempel sten stenbed stenbro
stenhus stenhøj stenmur stenovn stenuld stenurt sti stift stilk stime stjerne stof stolpe storby storløb strand streg stribe strik
strikke struds stræde strøm strømpe strå stråhat stråle stråtag stub studio stuehus stueur stykke stylter stær støvle stål stålorm
sugerør sukat sukker sump suppe surf sushi svamp svane sveske sving svingel sværm svømme sweater sybord syd sydkyst sydpol sylte symbol
symfoni synål sypose syren sysæt sytråd sytøj sæbe sæbeurt søbred søbrise sødme sødmælk søfart søfugl søgræs søgrøn søhest søhund søhus
søkajak søkort søluft sølv sølvblå sølvfad sølvgrå sølvræv sølvske sølvtøj søløve søm sømærke sømølle søndag sørejse søsalat søskov
søsten søtunge søvand søvej søvn taburet taco tagetes taghave tagpap tagsten taks talje tandem tang tangnål tape tapir taske tavle taxa
teater tebakke teblad tebolle tebord tebrev tebrød tebusk tebæger tedåse tefad teglas tegltag tegne tehus tehætte tekage tekande tekop
tekrus telefon telt teltby teltdug teltpæl telttur tennis tenor tepose tepotte terning terrin tesalon tesi testel tetid tiara tidsel
tiger timian tin tinde tipi tirsdag tivoli tjald tjære toast tobis tofu tog togbane togbro togkort togplan togsæde togtur togvogn tomat
tombola tone topas tophue torsk torv tovværk traktor trane trapez trappe trekant trikot trille trio trold tromme trompet tryg træbil
træbro træbænk træbåd træfad træflis træfrø træhest træhus trækul træpind trærod træsko træskål træsnit træstub trætop træuld trøffel
trøje tråd trådnet tudse tuja tulipan tundra tunfisk tunika tunnel turist turkis tusch tvebak tykmælk tyr tæppe tærskel tærte tøj tøjabe
tøjbod tøjdyr tøjhund tøjsnor tømmer tørvejr tårn tårnur udeliv udestue udflugt udhus udkig udsigt uge ukulele uldgarn uldhat uldhue
uldpude uldsjal uldsok uldstof uldtøj uldvest ulv undulat urfugl urhane urmager urskive urskov urtebed urtete urværk vadehav vaffel
vagtel valmue valnød vals vandhul vandleg vandløb vandpyt vandrer vandski vandur vandvej vanilje vante varme vartegn vase vatpind
vedbend vedhæng vejkant vejr velour venskab veranda verden vers viadukt vibe vidje vig viking vildand vildbi vildgås villa vimpel
vindrue vindsæk vinge vinkel vinter viol violin vippe visdom visebog viser vitrine vogn vogntog voks voksdug vokslys vulkan vædder vægur
vækkeur værelse værft værktøj væve vævebom vævning vågne vårbrud vårdag vårflue vårgrøn vårguld vårhare wok xylofon yacht yak yatzy ymer
yngel yoga yoghurt yoyo zebra zigzag zink zoo æble æblemos æbletræ æggemad æggeur ækvator ælling ærme ært æsel æske øgruppe øhav øjeblik
ønske ørering ørken ørred øse østers østkyst øvebog åbning åbred ådal åkande ålegræs årbog åre årring årsdag årsfest årshjul årstid
`
  .trim()
  .split(/\s+/)
