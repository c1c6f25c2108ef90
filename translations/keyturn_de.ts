<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>keyturn::AgentInspector</name>
    <message>
        <source>Rotate...</source>
        <translation>Rotieren ...</translation>
    </message>
    <message>
        <source>Not rotated from here yet.</source>
        <translation>Von hier aus noch nicht rotiert.</translation>
    </message>
    <message>
        <source>Details of the agent</source>
        <translation>Einzelheiten des Agenten</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>Als Liste zeigen</translation>
    </message>
    <message>
        <source>What it depends on</source>
        <translation>Worauf er beruht</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>published %1</source>
        <translation>veröffentlicht %1</translation>
    </message>
    <message>
        <source>owned by %1</source>
        <translation>gehört %1</translation>
    </message>
    <message>
        <source>its owner %1 left</source>
        <translation>Besitzer %1 ist ausgeschieden</translation>
    </message>
    <message>
        <source>This agent is gone from the tenant.</source>
        <translation>Diesen Agenten gibt es im Mandanten nicht mehr.</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>kein Ende</translation>
    </message>
</context>
<context>
    <name>keyturn::AgentsModel</name>
    <message>
        <source>%1, production</source>
        <translation>%1, Produktion</translation>
    </message>
    <message>
        <source>A production environment</source>
        <translation>Eine Produktionsumgebung</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ausgeschieden</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>keyturn::AgentsPanel</name>
    <message>
        <source>Read the tenant</source>
        <translation>Mandanten lesen</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Rotate...</source>
        <translation>Rotieren ...</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Read all environments again (F5)</source>
        <translation>Alle Umgebungen neu lesen (F5)</translation>
    </message>
    <message>
        <source>Filter agents... (Ctrl+F)</source>
        <translation>Agenten filtern ... (Strg+F)</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Any environment</source>
        <translation>Jede Umgebung</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>due within 14 days</source>
        <translation>in 14 Tagen fällig</translation>
    </message>
    <message>
        <source>due within 30 days</source>
        <translation>in 30 Tagen fällig</translation>
    </message>
    <message>
        <source>due within 90 days</source>
        <translation>in 90 Tagen fällig</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n Agent</numerusform>
            <numerusform>%n Agenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation>
            <numerusform>%n Umgebung</numerusform>
            <numerusform>%n Umgebungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · read %2</source>
        <translation>%1 · gelesen %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Reading the tenant</source>
        <translation>Der Mandant wird gelesen</translation>
    </message>
    <message>
        <source>Environments are read one after another; agents appear as they arrive.</source>
        <translation>Die Umgebungen werden nacheinander gelesen; Agenten erscheinen, sobald sie da sind.</translation>
    </message>
    <message>
        <source>No agent fits the filter</source>
        <translation>Kein Agent passt zum Filter</translation>
    </message>
    <message>
        <source>Use fewer words or another environment.</source>
        <translation>Weniger Wörter oder eine andere Umgebung versuchen.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No agents yet</source>
        <translation>Noch keine Agenten</translation>
    </message>
    <message>
        <source>Keyturn shows what it has read before, also without a network. Nothing has been read from this tenant so far.</source>
        <translation>Keyturn zeigt, was es früher gelesen hat, auch ohne Netz. Aus diesem Mandanten wurde bisher nichts gelesen.</translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>lese %1 von %2</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>lese</translation>
    </message>
    <message>
        <source>Connecting to the tenant</source>
        <translation>Verbindung zum Mandanten</translation>
    </message>
    <message>
        <source>Keyturn asks your keychain and signs in. Look for a question of the keychain if this takes long.</source>
        <translation>Keyturn fragt Ihren Schlüsselbund und meldet sich an. Dauert es lange, suchen Sie nach einer Frage des Schlüsselbunds.</translation>
    </message>
</context>
<context>
    <name>keyturn::CloseDialog</name>
    <message>
        <source>Close Keyturn</source>
        <translation>Keyturn schließen</translation>
    </message>
    <message>
        <source>A run can go on without a window, driven in the background, or pause where both secrets are valid. Either way it is here again when you come back.</source>
        <translation>Ein Lauf kann ohne Fenster im Hintergrund weitergehen oder dort anhalten, wo beide Geheimnisse gelten. In beiden Fällen finden Sie ihn hier wieder.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Pause and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Go on without a window</source>
        <translation>Ohne Fenster weiter</translation>
    </message>
    <message numerus="yes">
        <source>%n rotation(s) under way</source>
        <translation>
            <numerusform>%n Rotation ist im Gang</numerusform>
            <numerusform>%n Rotationen sind im Gang</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Einen Befehl eingeben</translation>
    </message>
    <message>
        <source>Type a command or the name of an agent...</source>
        <translation>Befehl oder Namen eines Agenten eingeben ...</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
</context>
<context>
    <name>keyturn::ConfirmDialog</name>
    <message>
        <source>Type %1 to go on.</source>
        <translation>Zum Fortfahren %1 eingeben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>keyturn::ConsumersModel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Verbraucher</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Anmeldung</translation>
    </message>
</context>
<context>
    <name>keyturn::ControlLogPanel</name>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren ...</translation>
    </message>
    <message>
        <source>Control log</source>
        <translation>Kontrollbuch</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>CSV for tools</source>
        <translation>CSV für Werkzeuge</translation>
    </message>
    <message>
        <source>CSV for Excel</source>
        <translation>CSV für Excel</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Search the log... (Ctrl+F)</source>
        <translation>Im Kontrollbuch suchen ... (Strg+F)</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>No entry holds these words</source>
        <translation>Kein Eintrag enthält diese Wörter</translation>
    </message>
    <message>
        <source>Agent, action, person and evidence are searched.</source>
        <translation>Gesucht wird in Agent, Handlung, Person und Nachweis.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing has been done yet</source>
        <translation>Bisher ist nichts geschehen</translation>
    </message>
    <message>
        <source>Every plan, every change and every decision is written here, each entry chained to the one before it.</source>
        <translation>Jeder Plan, jede Änderung und jede Entscheidung steht hier, jeder Eintrag an den vorigen gekettet.</translation>
    </message>
    <message>
        <source>not verified yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>changed at row %1</source>
        <translation>verändert ab Zeile %1</translation>
    </message>
    <message>
        <source>Row %1 of the log cannot be believed.</source>
        <translation>Zeile %1 des Kontrollbuchs ist nicht glaubwürdig.</translation>
    </message>
    <message>
        <source>Keep the file, compare it with your last export, and tell whoever looks after security.</source>
        <translation>Bewahren Sie die Datei auf, vergleichen Sie sie mit dem letzten Export und verständigen Sie die Verantwortlichen für Sicherheit.</translation>
    </message>
    <message>
        <source>entries are missing at the end</source>
        <translation>am Ende fehlen Einträge</translation>
    </message>
    <message>
        <source>The end of the log was cut off.</source>
        <translation>Das Ende des Kontrollbuchs wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>The keychain or an export remembers more entries than there are.</source>
        <translation>Der Schlüsselbund oder ein Export kennt mehr Einträge, als vorhanden sind.</translation>
    </message>
    <message>
        <source>chain holds, seal not checked</source>
        <translation>Kette hält, Siegel nicht geprüft</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>%1 entries, %2 sealed, %3 anchored by an export. What is not anchored outside this machine could be rewritten by its administrator: %4 entries.</source>
        <translation>%1 Einträge, %2 versiegelt, %3 durch einen Export verankert. Was nicht außerhalb dieses Rechners verankert ist, könnte sein Administrator neu schreiben: %4 Einträge.</translation>
    </message>
</context>
<context>
    <name>keyturn::CredentialsModel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>kein Ende</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>bystander: no consumer known</source>
        <translation>Unbeteiligt: kein Verbraucher bekannt</translation>
    </message>
    <message>
        <source>shared by several agents</source>
        <translation>von mehreren Agenten geteilt</translation>
    </message>
    <message>
        <source>%1, key id %2</source>
        <translation>%1, Schlüssel-ID %2</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Gilt</translation>
    </message>
</context>
<context>
    <name>keyturn::DataTable</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
</context>
<context>
    <name>keyturn::ErrorCodes</name>
    <message>
        <source>No tenant is known here yet: %1.</source>
        <translation>Hier ist noch kein Mandant bekannt: %1.</translation>
    </message>
    <message>
        <source>Start Keyturn with --tenant-file, or fill in the profile of its settings.</source>
        <translation>Starten Sie Keyturn mit --tenant-file oder füllen Sie das Profil seiner Einstellungen aus.</translation>
    </message>
    <message>
        <source>The simulated tenant is not installed.</source>
        <translation>Der simulierte Mandant ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install keyturn-tenant beside Keyturn, or start Keyturn with --tenant-file.</source>
        <translation>Installieren Sie keyturn-tenant neben Keyturn, oder starten Sie Keyturn mit --tenant-file.</translation>
    </message>
    <message>
        <source>The simulated tenant did not start: %1.</source>
        <translation>Der simulierte Mandant ist nicht gestartet: %1.</translation>
    </message>
    <message>
        <source>Start keyturn-tenant in a terminal to see what it says.</source>
        <translation>Starten Sie keyturn-tenant in einem Terminal, um zu sehen, was es sagt.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>Check its path and that you may read it.</source>
        <translation>Prüfen Sie ihren Pfad und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>%1 stands on no client secret.</source>
        <translation>%1 beruht auf keinem Clientgeheimnis.</translation>
    </message>
    <message>
        <source>There is nothing to turn.</source>
        <translation>Es gibt nichts zu rotieren.</translation>
    </message>
    <message>
        <source>The run is over.</source>
        <translation>Der Lauf ist zu Ende.</translation>
    </message>
    <message>
        <source>Plan another rotation of the agent.</source>
        <translation>Planen Sie eine weitere Rotation des Agenten.</translation>
    </message>
    <message>
        <source>The run does not wait for that now.</source>
        <translation>Der Lauf wartet jetzt nicht darauf.</translation>
    </message>
    <message>
        <source>Look at what it waits for.</source>
        <translation>Sehen Sie nach, worauf er wartet.</translation>
    </message>
    <message>
        <source>The run does not offer that decision now.</source>
        <translation>Der Lauf bietet diese Entscheidung jetzt nicht an.</translation>
    </message>
    <message>
        <source>Look at how it stands.</source>
        <translation>Sehen Sie nach, wie er steht.</translation>
    </message>
    <message>
        <source>The plan asks for something to be accepted by name.</source>
        <translation>Der Plan verlangt, dass etwas ausdrücklich hingenommen wird.</translation>
    </message>
    <message>
        <source>Read it and tick what you accept.</source>
        <translation>Lesen Sie ihn und haken Sie an, was Sie hinnehmen.</translation>
    </message>
    <message>
        <source>The secret that Keyturn signs in with has expired.</source>
        <translation>Das Geheimnis, mit dem sich Keyturn anmeldet, ist abgelaufen.</translation>
    </message>
    <message>
        <source>Give Keyturn&apos;s application a new secret and enter it in the profile.</source>
        <translation>Geben Sie der Anwendung von Keyturn ein neues Geheimnis und tragen Sie es im Profil ein.</translation>
    </message>
    <message>
        <source>The tenant does not know the secret that Keyturn signs in with.</source>
        <translation>Der Mandant kennt das Geheimnis nicht, mit dem sich Keyturn anmeldet.</translation>
    </message>
    <message>
        <source>Enter the secret&apos;s value, not its id, in the profile.</source>
        <translation>Tragen Sie im Profil den Wert des Geheimnisses ein, nicht seine ID.</translation>
    </message>
    <message>
        <source>This tenant has no application with Keyturn&apos;s id.</source>
        <translation>Dieser Mandant hat keine Anwendung mit der ID von Keyturn.</translation>
    </message>
    <message>
        <source>Check the tenant id and the application id of the profile.</source>
        <translation>Prüfen Sie Mandanten-ID und Anwendungs-ID des Profils.</translation>
    </message>
</context>
<context>
    <name>keyturn::ErrorText</name>
    <message>
        <source>the service</source>
        <translation>Der Dienst</translation>
    </message>
    <message>
        <source>it</source>
        <translation>es</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the network and the proxy in the settings, then try again. What was read before stays here.</source>
        <translation>Prüfen Sie Netz und Proxy in den Einstellungen und versuchen Sie es erneut. Früher Gelesenes bleibt hier.</translation>
    </message>
    <message>
        <source>%1 showed a certificate that is not trusted.</source>
        <translation>%1 zeigte ein Zertifikat, dem nicht vertraut wird.</translation>
    </message>
    <message>
        <source>Add your network&apos;s certificate authority in the settings. Nothing was sent.</source>
        <translation>Fügen Sie die Zertifizierungsstelle Ihres Netzes in den Einstellungen hinzu. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It may have acted: Keyturn looks before it tries again.</source>
        <translation>Vielleicht wurde gehandelt: Keyturn sieht nach, bevor es erneut versucht.</translation>
    </message>
    <message>
        <source>The connection to %1 broke before its answer arrived.</source>
        <translation>Die Verbindung zu %1 brach ab, bevor die Antwort eintraf.</translation>
    </message>
    <message>
        <source>%1 asks to slow down.</source>
        <translation>%1 bittet um langsamere Anfragen.</translation>
    </message>
    <message>
        <source>%1 failed on its side.</source>
        <translation>%1 ist auf seiner Seite gescheitert.</translation>
    </message>
    <message>
        <source>Try again later. If it stays, give the request id to its support.</source>
        <translation>Versuchen Sie es später. Bleibt es so, nennen Sie dem Support die Anfrage-ID.</translation>
    </message>
    <message>
        <source>%1 answered in a way that does not fit its contract.</source>
        <translation>%1 hat anders geantwortet als vereinbart.</translation>
    </message>
    <message>
        <source>Nothing of the answer was believed. Try again, or give the request id to its support.</source>
        <translation>Der Antwort wurde nichts geglaubt. Versuchen Sie es erneut oder nennen Sie dem Support die Anfrage-ID.</translation>
    </message>
    <message>
        <source>Keyturn waits and goes on by itself.</source>
        <translation>Keyturn wartet und macht von selbst weiter.</translation>
    </message>
    <message numerus="yes">
        <source>Keyturn goes on by itself in %n second(s).</source>
        <translation>
            <numerusform>Keyturn macht in %n Sekunde von selbst weiter.</numerusform>
            <numerusform>Keyturn macht in %n Sekunden von selbst weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>The tenant refused Keyturn&apos;s sign-in.</source>
        <translation>Der Mandant hat die Anmeldung von Keyturn abgelehnt.</translation>
    </message>
    <message>
        <source>Check the tenant id, the application id and whether its secret or certificate has expired, then connect again.</source>
        <translation>Prüfen Sie Mandanten-ID, Anwendungs-ID und ob Geheimnis oder Zertifikat abgelaufen ist, und verbinden Sie dann erneut.</translation>
    </message>
    <message>
        <source>%1 did not accept the sign-in.</source>
        <translation>%1 hat die Anmeldung nicht angenommen.</translation>
    </message>
    <message>
        <source>Connect the tenant again. If it stays, check that the application is known there.</source>
        <translation>Verbinden Sie den Mandanten erneut. Bleibt es so, prüfen Sie, ob die Anwendung dort bekannt ist.</translation>
    </message>
    <message>
        <source>The application may not do this at %1.</source>
        <translation>Die Anwendung darf das bei %1 nicht.</translation>
    </message>
    <message>
        <source>Ask an administrator of the tenant for the missing right.</source>
        <translation>Bitten Sie einen Administrator des Mandanten um das fehlende Recht.</translation>
    </message>
    <message>
        <source>Ask an administrator of the tenant for this right: %1.</source>
        <translation>Bitten Sie einen Administrator des Mandanten um dieses Recht: %1.</translation>
    </message>
    <message>
        <source>%1 refused the request.</source>
        <translation>%1 hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>Give the code below to the administrator of the tenant.</source>
        <translation>Nennen Sie dem Administrator des Mandanten den Code unten.</translation>
    </message>
    <message>
        <source>%1 was not found.</source>
        <translation>%1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>It may have been removed or renamed: read the tenant again.</source>
        <translation>Es wurde vielleicht entfernt oder umbenannt: Lesen Sie den Mandanten erneut.</translation>
    </message>
    <message>
        <source>Something else is changing %1.</source>
        <translation>Etwas anderes ändert gerade %1.</translation>
    </message>
    <message>
        <source>Look at what is open there, then try again.</source>
        <translation>Sehen Sie nach, was dort offen ist, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 was changed meanwhile.</source>
        <translation>%1 wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>Keyturn reads it again and decides anew. Nothing was overwritten.</source>
        <translation>Keyturn liest erneut und entscheidet neu. Es wurde nichts überschrieben.</translation>
    </message>
    <message>
        <source>%1 gave only a part of the answer.</source>
        <translation>%1 gab nur einen Teil der Antwort.</translation>
    </message>
    <message>
        <source>A partial answer is never believed. Try again later.</source>
        <translation>Einer Teilantwort wird nie geglaubt. Versuchen Sie es später.</translation>
    </message>
    <message>
        <source>Another console holds this run: %1.</source>
        <translation>Eine andere Konsole führt diesen Lauf: %1.</translation>
    </message>
    <message>
        <source>Watch it here, or ask that console to pause. Your commands reach it.</source>
        <translation>Sehen Sie hier zu oder bitten Sie jene Konsole anzuhalten. Ihre Befehle erreichen sie.</translation>
    </message>
    <message>
        <source>You cancelled this.</source>
        <translation>Sie haben das abgebrochen.</translation>
    </message>
    <message>
        <source>Start it again when you like.</source>
        <translation>Beginnen Sie es neu, wann Sie wollen.</translation>
    </message>
    <message>
        <source>%1 is not valid.</source>
        <translation>%1 ist ungültig.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Berichtigen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The control log was changed by something other than Keyturn.</source>
        <translation>Das Kontrollbuch wurde nicht von Keyturn, sondern von etwas anderem geändert.</translation>
    </message>
    <message>
        <source>Keep the file as it is, compare it with your last export, and tell whoever looks after security.</source>
        <translation>Bewahren Sie die Datei, wie sie ist, vergleichen Sie sie mit dem letzten Export und verständigen Sie die Verantwortlichen für Sicherheit.</translation>
    </message>
    <message>
        <source>No keychain answers on this machine.</source>
        <translation>Auf diesem Rechner antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source>Start GNOME Keyring or KWallet and try again. Keyturn never keeps a secret in a plain file.</source>
        <translation>Starten Sie GNOME Keyring oder KWallet und versuchen Sie es erneut. Keyturn legt nie ein Geheimnis in einer einfachen Datei ab.</translation>
    </message>
    <message>
        <source>Your keychain is locked.</source>
        <translation>Ihr Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it, then try again. Until then nothing is added, switched or removed.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut. Bis dahin wird nichts hinzugefügt, umgestellt oder entfernt.</translation>
    </message>
    <message>
        <source>The keychain did not let Keyturn in.</source>
        <translation>Der Schlüsselbund hat Keyturn nicht eingelassen.</translation>
    </message>
    <message>
        <source>Allow it when the keychain asks, then try again.</source>
        <translation>Erlauben Sie es, wenn der Schlüsselbund fragt, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain did not answer in time.</source>
        <translation>Der Schlüsselbund hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Look for its question behind other windows and answer it.</source>
        <translation>Suchen Sie seine Frage hinter anderen Fenstern und beantworten Sie sie.</translation>
    </message>
    <message>
        <source>The keychain has no entry for %1.</source>
        <translation>Der Schlüsselbund hat keinen Eintrag für %1.</translation>
    </message>
    <message>
        <source>Connect the tenant again, so that the entry is made anew.</source>
        <translation>Verbinden Sie den Mandanten erneut, damit der Eintrag neu entsteht.</translation>
    </message>
    <message>
        <source>There is no space left for Keyturn&apos;s database.</source>
        <translation>Für die Datenbank von Keyturn ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>Free some space. Open runs keep the space they reserved and lose nothing.</source>
        <translation>Schaffen Sie Platz. Offene Läufe behalten ihren reservierten Platz und verlieren nichts.</translation>
    </message>
    <message>
        <source>The database was written by a newer Keyturn: %1.</source>
        <translation>Die Datenbank wurde von einem neueren Keyturn geschrieben: %1.</translation>
    </message>
    <message>
        <source>Install that version or a later one. Nothing was changed.</source>
        <translation>Installieren Sie jene oder eine spätere Version. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Keyturn&apos;s database could not be used: %1.</source>
        <translation>Die Datenbank von Keyturn ist nicht benutzbar: %1.</translation>
    </message>
    <message>
        <source>Check that the file is readable and the disk is sound. What was committed is kept.</source>
        <translation>Prüfen Sie, ob die Datei lesbar und der Datenträger gesund ist. Was festgeschrieben war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
</context>
<context>
    <name>keyturn::FilterBar</name>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>keyturn::FrozenModel</name>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Entra secret</source>
        <translation>Entra-Geheimnis</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>is removed at the end</source>
        <translation>wird am Ende entfernt</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>Entra secret, new</source>
        <translation>Entra-Geheimnis, neu</translation>
    </message>
    <message>
        <source>made by this run</source>
        <translation>entsteht in diesem Lauf</translation>
    </message>
    <message>
        <source>is added</source>
        <translation>kommt hinzu</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
</context>
<context>
    <name>keyturn::GraphView</name>
    <message>
        <source>What it depends on</source>
        <translation>Worauf er beruht</translation>
    </message>
    <message>
        <source>%1 stands on %2 (%3).</source>
        <translation>%1 beruht auf %2 (%3).</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>keyturn::HistoryModel</name>
    <message>
        <source>Rotation, %1</source>
        <translation>Rotation, %1</translation>
    </message>
    <message>
        <source>%1 · run %2</source>
        <translation>%1 · Lauf %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>keyturn::LaneChart</name>
    <message>
        <source>Credentials over time</source>
        <translation>Zugangsdaten im Zeitverlauf</translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s). The table beside the chart says the same.</source>
        <translation>
            <numerusform>%n Zugang. Die Tabelle neben dem Bild sagt dasselbe.</numerusform>
            <numerusform>%n Zugänge. Die Tabelle neben dem Bild sagt dasselbe.</numerusform>
        </translation>
    </message>
    <message>
        <source>logs complete until %1</source>
        <translation>Protokolle vollständig bis %1</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>further on</source>
        <translation>weiter hinaus</translation>
    </message>
    <message>
        <source>%1: %2 from %3 until %4.</source>
        <translation>%1: %2 von %3 bis %4.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>ausgeliefert</translation>
    </message>
    <message>
        <source>seen in use</source>
        <translation>im Einsatz gesehen</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
</context>
<context>
    <name>keyturn::LaneLegend</name>
    <message>
        <source>Outline: valid. Hatched: delivered. Solid: seen in use. Dashed: planned.</source>
        <translation>Umriss: gültig. Schraffiert: ausgeliefert. Gefüllt: im Einsatz gesehen. Gestrichelt: geplant.</translation>
    </message>
</context>
<context>
    <name>keyturn::LaneTableModel</name>
    <message>
        <source>Credential</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Tatsache</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>keyturn::LogModel</name>
    <message>
        <source>Row %1, hash %2, after %3, %4</source>
        <translation>Zeile %1, Hash %2, nach %3, %4</translation>
    </message>
    <message>
        <source>not sealed</source>
        <translation>nicht versiegelt</translation>
    </message>
    <message>
        <source>sealed %1</source>
        <translation>versiegelt %1</translation>
    </message>
    <message>
        <source>This entry stands for itself.</source>
        <translation>Dieser Eintrag steht für sich.</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Performed by</source>
        <translation>Ausgeführt von</translation>
    </message>
</context>
<context>
    <name>keyturn::MainWindow</name>
    <message>
        <source>Transcripts</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation>Strg+4</translation>
    </message>
    <message>
        <source>Show transcripts</source>
        <translation>Gespräche zeigen</translation>
    </message>
    <message>
        <source>Read new transcripts</source>
        <translation>Neue Gespräche lesen</translation>
    </message>
    <message>
        <source>Import transcripts</source>
        <translation>Gespräche einlesen</translation>
    </message>
    <message>
        <source>Export transcripts</source>
        <translation>Gespräche exportieren</translation>
    </message>
    <message>
        <source>Was anything lost?</source>
        <translation>Ging etwas verloren?</translation>
    </message>
    <message>
        <source>Parse coverage of transcripts</source>
        <translation>Nicht Verstandenes in Gesprächen</translation>
    </message>
    <message>
        <source>Rules of the scan</source>
        <translation>Regeln der Prüfung</translation>
    </message>
    <message>
        <source>Forward pairs of transcripts</source>
        <translation>Gesprächspaare weiterleiten</translation>
    </message>
    <message>
        <source>Retention of transcripts</source>
        <translation>Aufbewahrung der Gespräche</translation>
    </message>
    <message>
        <source>Keyturn</source>
        <translation>Keyturn</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Strg+1</translation>
    </message>
    <message>
        <source>Rotations</source>
        <translation>Rotationen</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Strg+2</translation>
    </message>
    <message>
        <source>Control log</source>
        <translation>Kontrollbuch</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Strg+3</translation>
    </message>
    <message>
        <source>Show agents</source>
        <translation>Agenten zeigen</translation>
    </message>
    <message>
        <source>Show rotations</source>
        <translation>Rotationen zeigen</translation>
    </message>
    <message>
        <source>Show the control log</source>
        <translation>Kontrollbuch zeigen</translation>
    </message>
    <message>
        <source>Read the tenant</source>
        <translation>Mandanten lesen</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Connect to the tenant</source>
        <translation>Mit dem Mandanten verbinden</translation>
    </message>
    <message>
        <source>Verify the control log</source>
        <translation>Kontrollbuch prüfen</translation>
    </message>
    <message>
        <source>Export the control log as Markdown</source>
        <translation>Kontrollbuch als Markdown exportieren</translation>
    </message>
    <message>
        <source>Export the control log as CSV</source>
        <translation>Kontrollbuch als CSV exportieren</translation>
    </message>
    <message>
        <source>Export the control log as JSON Lines</source>
        <translation>Kontrollbuch als JSON Lines exportieren</translation>
    </message>
    <message>
        <source>Light or dark as the desktop</source>
        <translation>Hell oder dunkel wie der Schreibtisch</translation>
    </message>
    <message>
        <source>Light appearance</source>
        <translation>Helles Aussehen</translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation>Dunkles Aussehen</translation>
    </message>
    <message>
        <source>Exported to %1. The export anchors the log up to here.</source>
        <translation>Nach %1 exportiert. Der Export verankert das Kontrollbuch bis hierher.</translation>
    </message>
    <message>
        <source>No tenant</source>
        <translation>Kein Mandant</translation>
    </message>
    <message>
        <source>Simulated tenant</source>
        <translation>Simulierter Mandant</translation>
    </message>
    <message>
        <source>%1 — Keyturn</source>
        <translation>%1 — Keyturn</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop all writes of every run</source>
        <translation>Alle Schreibvorgänge aller Läufe anhalten</translation>
    </message>
    <message>
        <source>Allow writes again</source>
        <translation>Schreibvorgänge wieder erlauben</translation>
    </message>
</context>
<context>
    <name>keyturn::MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>keyturn::Navigation</name>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>keyturn::NowCard</name>
    <message>
        <source>Copy as curl</source>
        <translation>Als curl kopieren</translation>
    </message>
    <message>
        <source>How much of the hold has passed</source>
        <translation>Wie viel der Wartezeit vergangen ist</translation>
    </message>
    <message>
        <source>watching</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>The same question for a shell; it takes the token from $TOKEN and holds no secret.</source>
        <translation>Dieselbe Frage für eine Shell; das Token kommt aus $TOKEN, ein Geheimnis steht nicht darin.</translation>
    </message>
    <message>
        <source>Until %1 at the latest, %2 to go</source>
        <translation>Spätestens bis %1, noch %2</translation>
    </message>
</context>
<context>
    <name>keyturn::NowText</name>
    <message>
        <source>I have updated it</source>
        <translation>Ich habe es geändert</translation>
    </message>
    <message>
        <source>Open in Power Platform</source>
        <translation>In Power Platform öffnen</translation>
    </message>
    <message>
        <source>Save the environment variable again</source>
        <translation>Die Umgebungsvariable erneut speichern</translation>
    </message>
    <message>
        <source>The new secret is in Key Vault. %1 goes on with the old one until the platform is told, so this step is yours.</source>
        <translation>Das neue Geheimnis liegt in Key Vault. %1 benutzt das alte, bis die Plattform Bescheid bekommt; dieser Schritt ist Ihrer.</translation>
    </message>
    <message>
        <source>Open the solution that holds the environment variable.</source>
        <translation>Öffnen Sie die Lösung, die die Umgebungsvariable enthält.</translation>
    </message>
    <message>
        <source>Turn off and on the flow that reads it, if there is one.</source>
        <translation>Schalten Sie den Flow, der sie liest, aus und wieder ein, falls es einen gibt.</translation>
    </message>
    <message>
        <source>Update the sign-in of %1</source>
        <translation>Die Anmeldung von %1 ändern</translation>
    </message>
    <message>
        <source>The new client secret is in your keychain. Only the portal can change a custom connector&apos;s OAuth secret, so this step is yours.</source>
        <translation>Der neue geheime Clientschlüssel liegt in Ihrem Schlüsselbund. Nur das Portal kann das OAuth-Geheimnis eines eigenen Connectors ändern; dieser Schritt ist Ihrer.</translation>
    </message>
    <message>
        <source>Open the connector&apos;s Security page.</source>
        <translation>Öffnen Sie die Seite „Sicherheit“ des Connectors.</translation>
    </message>
    <message>
        <source>Paste the new secret into Client secret.</source>
        <translation>Fügen Sie das neue Geheimnis bei „Geheimer Clientschlüssel“ ein.</translation>
    </message>
    <message>
        <source>Choose Update connector. Keyturn watches for it and goes on by itself.</source>
        <translation>Wählen Sie „Connector aktualisieren“. Keyturn achtet darauf und macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Nothing is changed while the run is paused. Both secrets stay valid until they expire.</source>
        <translation>Solange der Lauf angehalten ist, wird nichts geändert. Beide Geheimnisse gelten, bis sie ablaufen.</translation>
    </message>
    <message>
        <source>Unlock your keychain</source>
        <translation>Entsperren Sie Ihren Schlüsselbund</translation>
    </message>
    <message>
        <source>Start a keychain</source>
        <translation>Starten Sie einen Schlüsselbund</translation>
    </message>
    <message>
        <source>A locked keychain reads as an empty one, so nothing is added, switched or removed until it is open.</source>
        <translation>Ein gesperrter Schlüsselbund liest sich wie ein leerer; deshalb wird nichts hinzugefügt, umgestellt oder entfernt, bis er offen ist.</translation>
    </message>
    <message>
        <source>No keychain answers. Keyturn keeps no secret anywhere else, so the run waits.</source>
        <translation>Es antwortet kein Schlüsselbund. Keyturn bewahrt Geheimnisse nirgends sonst auf, deshalb wartet der Lauf.</translation>
    </message>
    <message>
        <source>Unlock the keychain of your desktop session.</source>
        <translation>Entsperren Sie den Schlüsselbund Ihrer Sitzung.</translation>
    </message>
    <message>
        <source>Keyturn notices by itself and goes on.</source>
        <translation>Keyturn bemerkt es und macht weiter.</translation>
    </message>
    <message>
        <source>Start GNOME Keyring or KWallet.</source>
        <translation>Starten Sie GNOME Keyring oder KWallet.</translation>
    </message>
    <message>
        <source>your keychain</source>
        <translation>Ihr Schlüsselbund</translation>
    </message>
    <message>
        <source>Approve the removal</source>
        <translation>Das Entfernen freigeben</translation>
    </message>
    <message>
        <source>Approve the removal...</source>
        <translation>Das Entfernen freigeben ...</translation>
    </message>
    <message>
        <source>A consumer has not been seen</source>
        <translation>Ein Verbraucher wurde nicht gesehen</translation>
    </message>
    <message>
        <source>By its schedule every consumer should have signed in with the new secret by now. The old one stays until it has.</source>
        <translation>Nach dem Zeitplan hätte sich inzwischen jeder Verbraucher mit dem neuen Geheimnis anmelden sollen. Das alte bleibt, bis das geschehen ist.</translation>
    </message>
    <message>
        <source>Let the agent do its work once, or find out why it does not.</source>
        <translation>Lassen Sie den Agenten einmal arbeiten, oder finden Sie heraus, warum er es nicht tut.</translation>
    </message>
    <message>
        <source>Keyturn keeps looking and goes on when it sees the new secret.</source>
        <translation>Keyturn sieht weiter nach und macht weiter, sobald es das neue Geheimnis sieht.</translation>
    </message>
    <message>
        <source>Save the environment variable once more</source>
        <translation>Die Umgebungsvariable noch einmal speichern</translation>
    </message>
    <message>
        <source>The old value is back in Key Vault, and its reader still uses the new one. Only saving the variable again makes it look.</source>
        <translation>Der alte Wert liegt wieder in Key Vault, doch sein Leser benutzt noch den neuen. Erst erneutes Speichern der Variablen lässt ihn nachsehen.</translation>
    </message>
    <message>
        <source>A new secret reaches the sign-in servers one after another. Keyturn signs in with it again and again, each time over a fresh connection, until every server must have answered.</source>
        <translation>Ein neues Geheimnis erreicht die Anmeldeserver nacheinander. Keyturn meldet sich damit immer wieder an, jedes Mal über eine neue Verbindung, bis jeder Server geantwortet haben muss.</translation>
    </message>
    <message>
        <source>Another Keyturn could have begun at the same moment. After a short wait the directory is read again to make sure that only this run added a secret.</source>
        <translation>Ein anderes Keyturn könnte im selben Augenblick begonnen haben. Nach kurzem Warten wird das Verzeichnis erneut gelesen, damit feststeht, dass nur dieser Lauf ein Geheimnis hinzugefügt hat.</translation>
    </message>
    <message>
        <source>Keyturn reads the sign-in records until every consumer was seen with the new secret. Records arrive some minutes late.</source>
        <translation>Keyturn liest die Anmeldeprotokolle, bis jeder Verbraucher mit dem neuen Geheimnis gesehen wurde. Einträge kommen einige Minuten verspätet.</translation>
    </message>
    <message>
        <source>Nobody may use the old secret for the length of a token&apos;s life and the slowest schedule. A use in this time starts it again. Only what the logs have fully delivered counts.</source>
        <translation>Für die Lebensdauer eines Tokens und den langsamsten Zeitplan darf niemand das alte Geheimnis benutzen. Eine Benutzung lässt diese Zeit neu beginnen. Es zählt nur, was die Protokolle vollständig geliefert haben.</translation>
    </message>
    <message>
        <source>The old secret is removed. Keyturn reads the records to see that nobody gets in with it any more.</source>
        <translation>Das alte Geheimnis ist entfernt. Keyturn liest in den Protokollen, dass niemand mehr damit hineinkommt.</translation>
    </message>
    <message>
        <source>Keyturn makes sure that nobody uses the secret it is about to take back.</source>
        <translation>Keyturn vergewissert sich, dass niemand das Geheimnis benutzt, das es zurücknehmen will.</translation>
    </message>
    <message>
        <source>An answer was lost. Keyturn looks whether its change arrived before it does anything again.</source>
        <translation>Eine Antwort ging verloren. Keyturn sieht nach, ob seine Änderung angekommen ist, bevor es etwas wiederholt.</translation>
    </message>
    <message>
        <source>Reads of the directory can be some minutes old. Keyturn reads again until enough of them agree.</source>
        <translation>Was das Verzeichnis liefert, kann einige Minuten alt sein. Keyturn liest erneut, bis genügend Antworten übereinstimmen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>%1 works with the new secret, valid until %2. The old one is gone and refused. The control log holds every step.</source>
        <translation>%1 arbeitet mit dem neuen Geheimnis, gültig bis %2. Das alte ist fort und wird abgelehnt. Das Kontrollbuch enthält jeden Schritt.</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>What this run added is gone again, and %1 works with the secret it had before.</source>
        <translation>Was dieser Lauf hinzugefügt hat, ist wieder fort, und %1 arbeitet mit dem früheren Geheimnis.</translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation>Belassen, wie es ist</translation>
    </message>
    <message>
        <source>Both secrets are alive. The surplus one is shown as a finding until somebody removes it.</source>
        <translation>Beide Geheimnisse leben. Das überzählige wird als Befund gezeigt, bis es jemand entfernt.</translation>
    </message>
    <message>
        <source>The old secret was removed: there is no way back, only forward.</source>
        <translation>Das alte Geheimnis wurde entfernt: Es gibt kein Zurück, nur vorwärts.</translation>
    </message>
    <message>
        <source>Nothing has been removed. Nobody can read the value that %1 had before, so undoing would need that value from you.</source>
        <translation>Es wurde nichts entfernt. Niemand kann den früheren Wert von %1 lesen; für ein Zurücknehmen müssten Sie ihn haben.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Es wurde noch nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing has been removed yet: you can still undo completely.</source>
        <translation>Es wurde noch nichts entfernt: Sie können alles zurücknehmen.</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Nothing has been written. Start the run when you have read the plan.</source>
        <translation>Es wurde nichts geschrieben. Starten Sie den Lauf, wenn Sie den Plan gelesen haben.</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Undoing: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
    <message>
        <source>Keyturn is at work; there is nothing for you to do.</source>
        <translation>Keyturn arbeitet; für Sie ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Open the variable that %1 reads and save it without changing anything.</source>
        <translation>Öffnen Sie die Variable, die %1 liest, und speichern Sie sie ohne Änderung.</translation>
    </message>
    <message>
        <source>%1: %2, %3.</source>
        <translation>%1: %2, %3.</translation>
    </message>
    <message>
        <source>This is a production environment. Nothing more uses the old secret; read the evidence below. Your approval names exactly this plan and this evidence.</source>
        <translation>Dies ist eine Produktionsumgebung. Das alte Geheimnis wird nicht mehr benutzt; lesen Sie unten die Nachweise. Ihre Freigabe nennt genau diesen Plan und diese Nachweise.</translation>
    </message>
    <message>
        <source>Show the control log</source>
        <translation>Kontrollbuch zeigen</translation>
    </message>
    <message>
        <source>Somebody undid this rotation</source>
        <translation>Jemand hat diese Rotation rückgängig gemacht</translation>
    </message>
    <message>
        <source>The old value is back in Key Vault, and the old secret is gone: whoever reads the value next is refused.</source>
        <translation>Der alte Wert steht wieder im Key Vault, und das alte Geheimnis gibt es nicht mehr: Wer den Wert als Nächstes liest, wird abgewiesen.</translation>
    </message>
    <message>
        <source>Somebody wrote another value into Key Vault after the end of this run. Nobody here knows whether it works.</source>
        <translation>Jemand hat nach dem Ende dieses Laufs einen anderen Wert in den Key Vault geschrieben. Ob er gilt, weiß hier niemand.</translation>
    </message>
    <message>
        <source>A caller that worked when this run ended is refused now. It probably holds the old value again.</source>
        <translation>Ein Aufrufer, der am Ende dieses Laufs noch durchkam, wird jetzt abgewiesen. Vermutlich hält er wieder den alten Wert.</translation>
    </message>
    <message>
        <source>A connector was saved after the end of this run, perhaps by a solution import, and nobody was seen getting in with it since.</source>
        <translation>Ein Connector wurde nach dem Ende dieses Laufs gespeichert, vielleicht durch einen Lösungsimport, und seither wurde niemand damit durchkommen gesehen.</translation>
    </message>
    <message>
        <source>Find out what wrote it: a pipeline that still holds the old value would do it again.</source>
        <translation>Finden Sie heraus, wer das geschrieben hat: Eine Pipeline, die noch den alten Wert hält, täte es wieder.</translation>
    </message>
    <message>
        <source>Close this run, and plan a new rotation.</source>
        <translation>Schließen Sie diesen Lauf und planen Sie eine neue Rotation.</translation>
    </message>
    <message>
        <source>Close it again</source>
        <translation>Wieder schließen</translation>
    </message>
    <message>
        <source>A token from before the delivery still serves. Keyturn asks the agent when every such token has ended, for only then its answer needs the new secret.</source>
        <translation>Ein Token von vor der Auslieferung gilt noch. Keyturn fragt den Agenten, sobald jedes solche Token abgelaufen ist, denn erst dann braucht seine Antwort das neue Geheimnis.</translation>
    </message>
    <message>
        <source>The agent did not answer as its tool would. Keyturn asks again a little later.</source>
        <translation>Der Agent antwortete nicht so, wie es sein Werkzeug täte. Keyturn fragt etwas später noch einmal.</translation>
    </message>
</context>
<context>
    <name>keyturn::PlanDialog</name>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Auslieferung</translation>
    </message>
    <message>
        <source>Secret to replace</source>
        <translation>Zu ersetzendes Geheimnis</translation>
    </message>
    <message>
        <source>Start the rotation</source>
        <translation>Rotation starten</translation>
    </message>
    <message>
        <source>Plan a rotation</source>
        <translation>Eine Rotation planen</translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation>Schritte des Plans</translation>
    </message>
    <message>
        <source>as each consumer allows</source>
        <translation>wie jeder Verbraucher es zulässt</translation>
    </message>
    <message>
        <source>the one in use</source>
        <translation>das benutzte</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Rotate “%1”</source>
        <translation>„%1“ rotieren</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>Ausliefern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading what is there</source>
        <translation>Es wird gelesen, was vorhanden ist</translation>
    </message>
    <message>
        <source>The plan is made from what the services say now. Nothing is written.</source>
        <translation>Der Plan entsteht aus dem, was die Dienste jetzt sagen. Es wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>What is there, and what becomes of it</source>
        <translation>Was vorhanden ist und was daraus wird</translation>
    </message>
    <message>
        <source>Credentials of the application</source>
        <translation>Zugangsdaten der Anwendung</translation>
    </message>
    <message>
        <source>Nothing else may change during the run. Any other change stops it and is shown.</source>
        <translation>Sonst darf sich während des Laufs nichts ändern. Jede andere Änderung hält ihn an und wird gezeigt.</translation>
    </message>
    <message>
        <source>This plan cannot be carried out.</source>
        <translation>Dieser Plan ist nicht ausführbar.</translation>
    </message>
    <message>
        <source>You accept by name</source>
        <translation>Sie nehmen ausdrücklich hin</translation>
    </message>
    <message>
        <source>What can be proven</source>
        <translation>Was sich beweisen lässt</translation>
    </message>
    <message>
        <source>Until %1 the run can turn back; past that it only goes forward.</source>
        <translation>Bis %1 kann der Lauf umkehren; danach geht er nur vorwärts.</translation>
    </message>
    <message>
        <source>Not turned by this Keyturn</source>
        <translation>Von diesem Keyturn nicht rotiert</translation>
    </message>
    <message numerus="yes">
        <source>%n other agent(s) stand on the same credential and go along.</source>
        <translation>
            <numerusform>%n weiterer Agent beruht auf demselben Zugang und geht mit.</numerusform>
            <numerusform>%n weitere Agenten beruhen auf demselben Zugang und gehen mit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written. Mend what stands in the way, then plan again.</source>
        <translation>Es wurde nichts geschrieben. Beheben Sie, was im Weg steht, und planen Sie erneut.</translation>
    </message>
    <message>
        <source>Tick what you accept, then start.</source>
        <translation>Haken Sie an, was Sie hinnehmen, und starten Sie dann.</translation>
    </message>
    <message>
        <source>Nothing is written before you start.</source>
        <translation>Vor dem Start wird nichts geschrieben.</translation>
    </message>
    <message>
        <source>Record it for this agent</source>
        <translation>Für diesen Agenten aufzeichnen</translation>
    </message>
</context>
<context>
    <name>keyturn::RotationsPanel</name>
    <message>
        <source>Rotations</source>
        <translation>Rotationen</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) open</source>
        <translation>
            <numerusform>%n Lauf offen</numerusform>
            <numerusform>%n Läufe offen</numerusform>
        </translation>
    </message>
    <message>
        <source>No rotation yet</source>
        <translation>Noch keine Rotation</translation>
    </message>
    <message>
        <source>Choose an agent and press Rotate. The plan is shown before anything is written.</source>
        <translation>Wählen Sie einen Agenten und drücken Sie Rotieren. Der Plan wird gezeigt, bevor etwas geschrieben wird.</translation>
    </message>
    <message>
        <source>Choose an agent</source>
        <translation>Einen Agenten wählen</translation>
    </message>
    <message>
        <source>Remove the old secret of %1?</source>
        <translation>Das alte Geheimnis von %1 entfernen?</translation>
    </message>
    <message>
        <source>The evidence shows that every consumer uses the new secret and nobody the old one.</source>
        <translation>Die Nachweise zeigen, dass jeder Verbraucher das neue Geheimnis benutzt und niemand das alte.</translation>
    </message>
    <message>
        <source>After the removal the old value is gone for good: there is no way back.</source>
        <translation>Nach dem Entfernen ist der alte Wert endgültig fort: Es gibt kein Zurück.</translation>
    </message>
    <message>
        <source>Approve the removal</source>
        <translation>Das Entfernen freigeben</translation>
    </message>
    <message>
        <source>Undo the rotation of %1?</source>
        <translation>Die Rotation von %1 zurücknehmen?</translation>
    </message>
    <message>
        <source>Leave both secrets of %1 alive?</source>
        <translation>Beide Geheimnisse von %1 am Leben lassen?</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Leave both alive</source>
        <translation>Beide am Leben lassen</translation>
    </message>
    <message>
        <source>Updated by hand, said in the window.</source>
        <translation>Von Hand geändert, im Fenster bestätigt.</translation>
    </message>
    <message>
        <source>All writes are stopped.</source>
        <translation>Alle Schreibvorgänge sind angehalten.</translation>
    </message>
    <message>
        <source>No run adds, delivers or removes anything until writes are allowed again: Ctrl+K, Allow writes.</source>
        <translation>Kein Lauf fügt etwas hinzu, liefert aus oder entfernt, bis Schreibvorgänge wieder erlaubt sind: Strg+K, Schreibvorgänge wieder erlauben.</translation>
    </message>
</context>
<context>
    <name>keyturn::RunPage</name>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Undo...</source>
        <translation>Zurücknehmen ...</translation>
    </message>
    <message>
        <source>All runs (Esc)</source>
        <translation>Alle Läufe (Esc)</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Credentials over time, as a table</source>
        <translation>Zugangsdaten im Zeitverlauf, als Tabelle</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Zugangsdaten</translation>
    </message>
    <message>
        <source>no refusal seen until %1</source>
        <translation>keine Ablehnung gesehen bis %1</translation>
    </message>
    <message>
        <source>Rotate “%1”</source>
        <translation>„%1“ rotieren</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>started %1 by %2</source>
        <translation>begonnen %1 von %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Nobody drives this run at the moment.</source>
        <translation>Im Augenblick führt niemand diesen Lauf.</translation>
    </message>
    <message>
        <source>It stands where it is; nothing is lost. Take it over to go on from here.</source>
        <translation>Er steht, wo er ist; nichts ist verloren. Übernehmen Sie ihn, um von hier weiterzumachen.</translation>
    </message>
    <message>
        <source>Drive it from here</source>
        <translation>Von hier weiterführen</translation>
    </message>
    <message>
        <source>Another console drives this run: %1.</source>
        <translation>Eine andere Konsole führt diesen Lauf: %1.</translation>
    </message>
    <message>
        <source>You watch it here, and your commands reach it.</source>
        <translation>Sie sehen hier zu, und Ihre Befehle erreichen sie.</translation>
    </message>
    <message>
        <source>last entry %1 ago</source>
        <translation>letzter Eintrag vor %1</translation>
    </message>
</context>
<context>
    <name>keyturn::RunPicture</name>
    <message>
        <source>%1 of %2 accepted</source>
        <translation>%1 von %2 angenommen</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>waiting for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>needs your decision</source>
        <translation>braucht Ihre Entscheidung</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>Entra secret %1</source>
        <translation>Entra-Geheimnis %1</translation>
    </message>
    <message>
        <source>This one stays.</source>
        <translation>Dieses bleibt.</translation>
    </message>
    <message>
        <source>Entra secret, new</source>
        <translation>Entra-Geheimnis, neu</translation>
    </message>
    <message>
        <source>Entra secret %1, new</source>
        <translation>Entra-Geheimnis %1, neu</translation>
    </message>
</context>
<context>
    <name>keyturn::RunWords</name>
    <message>
        <source>key id %1</source>
        <translation>Schlüssel-ID %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message numerus="yes">
        <source>%n fresh sign-in(s) accepted</source>
        <translation>
            <numerusform>%n neue Anmeldung angenommen</numerusform>
            <numerusform>%n neue Anmeldungen angenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) seen</source>
        <translation>
            <numerusform>%n Quelle gesehen</numerusform>
            <numerusform>%n Quellen gesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>zuletzt %1</translation>
    </message>
    <message>
        <source>unused since %1</source>
        <translation>unbenutzt seit %1</translation>
    </message>
    <message>
        <source>logs complete until %1</source>
        <translation>Protokolle vollständig bis %1</translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) as frozen</source>
        <translation>
            <numerusform>%n Zugang wie festgehalten</numerusform>
            <numerusform>%n Zugänge wie festgehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>approved by %1</source>
        <translation>freigegeben von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n read(s) agree</source>
        <translation>
            <numerusform>%n Lesung stimmt überein</numerusform>
            <numerusform>%n Lesungen stimmen überein</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist fort</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>gespeichert %1</translation>
    </message>
    <message>
        <source>a person said so %1</source>
        <translation>von einer Person bestätigt %1</translation>
    </message>
    <message>
        <source>seen with key %1</source>
        <translation>gesehen mit Schlüssel %1</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>gelesen %1</translation>
    </message>
    <message>
        <source>waived because of a leak</source>
        <translation>wegen eines Lecks erlassen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>Wartet ab</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Nimmt zurück</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Stuck: you decide</source>
        <translation>Steckt fest: Sie entscheiden</translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation>Belassen, wie es ist</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>planmäßig</translation>
    </message>
    <message>
        <source>expiring</source>
        <translation>läuft ab</translation>
    </message>
    <message>
        <source>scope change</source>
        <translation>geänderter Umfang</translation>
    </message>
    <message>
        <source>owner left</source>
        <translation>Besitzer ausgeschieden</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>after a leak</source>
        <translation>nach einem Leck</translation>
    </message>
    <message>
        <source>after a leak, revoked at once</source>
        <translation>nach einem Leck, sofort widerrufen</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>New Entra secret</source>
        <translation>Neues Entra-Geheimnis</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Auslieferung</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Nachweis</translation>
    </message>
    <message>
        <source>Old Entra secret</source>
        <translation>Altes Entra-Geheimnis</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>proven</source>
        <translation>bewiesen</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>attested</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nothing to take back</source>
        <translation>nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>undo removes it, once nobody uses it</source>
        <translation>Zurücknehmen entfernt es, sobald niemand es benutzt</translation>
    </message>
    <message>
        <source>undo restores the value that is there now</source>
        <translation>Zurücknehmen stellt den jetzigen Wert wieder her</translation>
    </message>
    <message>
        <source>point of no return</source>
        <translation>kein Zurück danach</translation>
    </message>
    <message>
        <source>%1 is pinned to one version of its Key Vault secret and would never take the new value. Remove the version from the reference first.</source>
        <translation>%1 ist auf eine Version seines Key-Vault-Geheimnisses festgelegt und nähme den neuen Wert nie an. Entfernen Sie zuerst die Version aus dem Verweis.</translation>
    </message>
    <message>
        <source>Keyturn&apos;s application may not change %1. Make it an owner of that application first.</source>
        <translation>Die Anwendung von Keyturn darf %1 nicht ändern. Machen Sie sie zuerst zur Besitzerin jener Anwendung.</translation>
    </message>
    <message>
        <source>Keyturn may not write the vault %1. Give it the right to set secrets there, or choose delivery by hand.</source>
        <translation>Keyturn darf in den Vault %1 nicht schreiben. Geben Sie ihm dort das Recht, Geheimnisse zu setzen, oder wählen Sie Auslieferung von Hand.</translation>
    </message>
    <message>
        <source>The Key Vault secret %1 does not exist. Correct the reference of its reader first.</source>
        <translation>Das Key-Vault-Geheimnis %1 gibt es nicht. Berichtigen Sie zuerst den Verweis seines Lesers.</translation>
    </message>
    <message>
        <source>The tenant&apos;s policy allows no new client secret on %1. Ask for an exemption, or move the agent to a certificate.</source>
        <translation>Die Richtlinie des Mandanten erlaubt kein neues Clientgeheimnis an %1. Bitten Sie um eine Ausnahme oder stellen Sie den Agenten auf ein Zertifikat um.</translation>
    </message>
    <message>
        <source>There is no client secret to rotate on %1.</source>
        <translation>An %1 gibt es kein Clientgeheimnis zu rotieren.</translation>
    </message>
    <message>
        <source>This Keyturn turns client secrets only, and %1 is none.</source>
        <translation>Dieses Keyturn rotiert nur Clientgeheimnisse, und %1 ist keines.</translation>
    </message>
    <message>
        <source>The credential %1 is not there any more. Read the tenant again.</source>
        <translation>Den Zugang %1 gibt es nicht mehr. Lesen Sie den Mandanten erneut.</translation>
    </message>
    <message>
        <source>%1 is what Keyturn itself signs in with; it is turned by a plan of its own.</source>
        <translation>Mit %1 meldet sich Keyturn selbst an; das wird in einem eigenen Plan rotiert.</translation>
    </message>
    <message>
        <source>Another run is open on this credential: %1. Finish or undo it first.</source>
        <translation>Zu diesem Zugang ist ein anderer Lauf offen: %1. Beenden Sie ihn zuerst oder nehmen Sie ihn zurück.</translation>
    </message>
    <message>
        <source>The new value cannot reach %1 in the way you chose. Let each consumer choose.</source>
        <translation>Auf dem gewählten Weg erreicht der neue Wert %1 nicht. Lassen Sie jeden Verbraucher selbst bestimmen.</translation>
    </message>
    <message>
        <source>This Keyturn cannot deliver in this way yet: %1. Let each consumer choose.</source>
        <translation>Auf diesem Weg kann dieses Keyturn noch nicht ausliefern: %1. Lassen Sie jeden Verbraucher selbst bestimmen.</translation>
    </message>
    <message>
        <source>No sign-in records can be read for %1, so nothing could be proven. Send the tenant&apos;s sign-in logs to a workspace that Keyturn may read.</source>
        <translation>Für %1 sind keine Anmeldeprotokolle lesbar, also ließe sich nichts beweisen. Leiten Sie die Anmeldeprotokolle des Mandanten in einen Arbeitsbereich, den Keyturn lesen darf.</translation>
    </message>
    <message>
        <source>The service&apos;s records cannot name the new secret for delegated sign-ins. The old one is removed on observed evidence and a waiting time.</source>
        <translation>Die Protokolle des Dienstes können bei delegierten Anmeldungen das neue Geheimnis nicht nennen. Das alte wird aufgrund von Beobachtung und einer Wartezeit entfernt.</translation>
    </message>
    <message>
        <source>Something that belongs to no known consumer signs in with this secret: %1. It will be refused once the old secret is gone.</source>
        <translation>Etwas, das zu keinem bekannten Verbraucher gehört, meldet sich mit diesem Geheimnis an: %1. Es wird abgelehnt, sobald das alte Geheimnis fort ist.</translation>
    </message>
    <message>
        <source>The removal can be proven: the service&apos;s own records name the credential that each consumer uses.</source>
        <translation>Das Entfernen lässt sich beweisen: Die Protokolle des Dienstes nennen den Zugang, den jeder Verbraucher benutzt.</translation>
    </message>
    <message>
        <source>The removal cannot be proven, only observed: delegated sign-ins are recorded without the credential&apos;s id. A waiting time takes its place.</source>
        <translation>Das Entfernen lässt sich nicht beweisen, nur beobachten: Delegierte Anmeldungen werden ohne die ID des Zugangs aufgezeichnet. An die Stelle tritt eine Wartezeit.</translation>
    </message>
    <message>
        <source>No evidence can be had that would open the removal: the new secret is added and delivered, the old one stays.</source>
        <translation>Kein erreichbarer Nachweis gäbe das Entfernen frei: Das neue Geheimnis wird hinzugefügt und ausgeliefert, das alte bleibt.</translation>
    </message>
    <message>
        <source>not needed outside production</source>
        <translation>außerhalb der Produktion nicht nötig</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Undo...</source>
        <translation>Zurücknehmen ...</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Leave both alive</source>
        <translation>Beide am Leben lassen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>More than one secret of %1 is in use. Choose which one to turn.</source>
        <translation>Mehrere Geheimnisse von %1 werden benutzt. Wählen Sie, welches rotiert werden soll.</translation>
    </message>
    <message>
        <source>%1 has several secrets, and no record shows which is in use. Choose which one to turn.</source>
        <translation>%1 hat mehrere Geheimnisse, und kein Eintrag zeigt, welches benutzt wird. Wählen Sie, welches rotiert werden soll.</translation>
    </message>
    <message>
        <source>Run %1 has turned this credential within its cadence already. There is nothing left to do for this agent.</source>
        <translation>Lauf %1 hat diesen Zugang innerhalb seiner Frist schon rotiert. Für diesen Agenten ist nichts mehr zu tun.</translation>
    </message>
    <message>
        <source>the agent&apos;s tool answered %1</source>
        <translation>das Werkzeug des Agenten antwortete %1</translation>
    </message>
    <message>
        <source>when every token from before %1 had ended</source>
        <translation>als jedes Token von vor %1 abgelaufen war</translation>
    </message>
    <message>
        <source>says nothing of other people&apos;s connections</source>
        <translation>sagt nichts über die Verbindungen anderer</translation>
    </message>
    <message>
        <source>not looked at: %1</source>
        <translation>nicht angesehen: %1</translation>
    </message>
    <message>
        <source>its tokens live until %1</source>
        <translation>seine Tokens gelten bis %1</translation>
    </message>
    <message>
        <source>where a service lets them live longer, until %1</source>
        <translation>wo ein Dienst sie länger gelten lässt, bis %1</translation>
    </message>
    <message>
        <source>%1 wants a sign-in, so it cannot be asked from here. Plan without the question.</source>
        <translation>%1 verlangt eine Anmeldung und kann von hier aus nicht gefragt werden. Planen Sie ohne die Frage.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n Fund zum Ansehen</numerusform>
            <numerusform>%n Funde zum Ansehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::RunsModel</name>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
</context>
<context>
    <name>keyturn::SecretField</name>
    <message>
        <source>The value is hidden.</source>
        <translation>Der Wert ist verborgen.</translation>
    </message>
    <message>
        <source>hint %1</source>
        <translation>Hinweis %1</translation>
    </message>
    <message numerus="yes">
        <source>On the clipboard for %n s</source>
        <translation>
            <numerusform>Noch %n s in der Zwischenablage</numerusform>
            <numerusform>Noch %n s in der Zwischenablage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy for %n s</source>
        <translation>
            <numerusform>Für %n s kopieren</numerusform>
            <numerusform>Für %n s kopieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::StatusFooter</name>
    <message>
        <source>Ctrl+K for commands</source>
        <translation>Strg+K für Befehle</translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation>
            <numerusform>%n Umgebung</numerusform>
            <numerusform>%n Umgebungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinde</translation>
    </message>
    <message>
        <source>Connected · %1</source>
        <translation>Verbunden · %1</translation>
    </message>
    <message>
        <source>Offline: what was read before is shown</source>
        <translation>Offline: Gezeigt wird früher Gelesenes</translation>
    </message>
    <message>
        <source>Never read</source>
        <translation>Nie gelesen</translation>
    </message>
    <message>
        <source>Last read %1</source>
        <translation>Zuletzt gelesen %1</translation>
    </message>
    <message>
        <source>Keychain not asked yet</source>
        <translation>Schlüsselbund noch nicht gefragt</translation>
    </message>
    <message>
        <source>Keychain waits for you</source>
        <translation>Schlüsselbund wartet auf Sie</translation>
    </message>
    <message>
        <source>Keychain open</source>
        <translation>Schlüsselbund offen</translation>
    </message>
    <message>
        <source>No keychain</source>
        <translation>Kein Schlüsselbund</translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>Keychain failed</source>
        <translation>Schlüsselbund gestört</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Control log not verified yet · %1</source>
        <translation>Kontrollbuch noch nicht geprüft · %1</translation>
    </message>
    <message>
        <source>Control log was changed · %1</source>
        <translation>Kontrollbuch wurde verändert · %1</translation>
    </message>
    <message>
        <source>Control log: chain holds, seal not checked · %1</source>
        <translation>Kontrollbuch: Kette hält, Siegel nicht geprüft · %1</translation>
    </message>
    <message>
        <source>Control log verified · %1</source>
        <translation>Kontrollbuch geprüft · %1</translation>
    </message>
</context>
<context>
    <name>keyturn::StepModel</name>
    <message>
        <source>Phase: %1</source>
        <translation>Phase: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>still ahead</source>
        <translation>steht noch bevor</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>wartet ab</translation>
    </message>
    <message>
        <source>waiting for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>steckt fest</translation>
    </message>
</context>
<context>
    <name>keyturn::StepView</name>
    <message>
        <source>Steps of the run</source>
        <translation>Schritte des Laufs</translation>
    </message>
</context>
<context>
    <name>keyturn::StuckText</name>
    <message>
        <source>The keychain no longer holds what this run put there, so the new value may be lost. Nothing was removed.</source>
        <translation>Der Schlüsselbund enthält nicht mehr, was dieser Lauf dort abgelegt hat; der neue Wert ist vielleicht verloren. Es wurde nichts entfernt.</translation>
    </message>
    <message>
        <source>The new value is lost here, and a consumer may hold it already. So the new secret is not taken back by guessing.</source>
        <translation>Der neue Wert ist hier verloren, und ein Verbraucher hat ihn vielleicht schon. Das neue Geheimnis wird deshalb nicht auf Verdacht zurückgenommen.</translation>
    </message>
    <message>
        <source>Another run turns the same credential, perhaps from another console. Its secret is never touched from here.</source>
        <translation>Ein anderer Lauf rotiert denselben Zugang, vielleicht von einer anderen Konsole. Sein Geheimnis wird von hier nie angerührt.</translation>
    </message>
    <message>
        <source>A consumer that worked before is refused now. It probably holds a mistyped value. The old secret is still valid.</source>
        <translation>Ein Verbraucher, der vorher arbeitete, wird jetzt abgelehnt. Wahrscheinlich enthält er einen falsch eingegebenen Wert. Das alte Geheimnis gilt noch.</translation>
    </message>
    <message>
        <source>The new value was handed over by hand. Nobody can read the value that was there before, so it cannot be put back from here.</source>
        <translation>Der neue Wert wurde von Hand übergeben. Niemand kann den früheren Wert lesen; er lässt sich von hier nicht zurücklegen.</translation>
    </message>
    <message>
        <source>The removal of the old secret was begun. It can be finished, not taken back.</source>
        <translation>Das Entfernen des alten Geheimnisses wurde begonnen. Es lässt sich beenden, nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>The old secret expires too soon for a way back. Going on is the safe direction.</source>
        <translation>Das alte Geheimnis läuft zu bald ab für einen Rückweg. Weiterzugehen ist die sichere Richtung.</translation>
    </message>
    <message>
        <source>No sign-in server accepts the new secret. Nothing was delivered.</source>
        <translation>Kein Anmeldeserver nimmt das neue Geheimnis an. Es wurde nichts ausgeliefert.</translation>
    </message>
    <message>
        <source>The run waited long for a person. Both secrets are valid.</source>
        <translation>Der Lauf hat lange auf eine Person gewartet. Beide Geheimnisse gelten.</translation>
    </message>
    <message>
        <source>The old secret was removed, and a record shows that it still got somebody in.</source>
        <translation>Das alte Geheimnis wurde entfernt, und ein Eintrag zeigt, dass jemand noch damit hineinkam.</translation>
    </message>
    <message>
        <source>The secret this run added is in use, so it is not taken back.</source>
        <translation>Das hinzugefügte Geheimnis wird benutzt und deshalb nicht zurückgenommen.</translation>
    </message>
    <message>
        <source>The service refused the change. Trying again unchanged would not help.</source>
        <translation>Der Dienst hat die Änderung abgelehnt. Ein unveränderter Versuch würde nicht helfen.</translation>
    </message>
    <message>
        <source>Somebody else changed the credentials of this application during the run. Look at them before going on.</source>
        <translation>Jemand anderes hat während des Laufs die Zugangsdaten dieser Anwendung geändert. Sehen Sie sie an, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>Several attempts came to nothing. The next one needs your word.</source>
        <translation>Mehrere Versuche führten zu nichts. Der nächste braucht Ihr Wort.</translation>
    </message>
    <message>
        <source>Somebody else wrote the Key Vault secret during the run.</source>
        <translation>Jemand anderes hat während des Laufs das Key-Vault-Geheimnis geschrieben.</translation>
    </message>
    <message>
        <source>Stuck at: %1</source>
        <translation>Steckt fest bei: %1</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>Steckt fest</translation>
    </message>
    <message>
        <source>Try again: the run looks at the services and goes on from there.</source>
        <translation>Noch einmal versuchen: Der Lauf sieht bei den Diensten nach und macht von dort weiter.</translation>
    </message>
    <message>
        <source>Undo: what this run changed is put back, and the secret it added is removed once nobody uses it.</source>
        <translation>Zurücknehmen: Was dieser Lauf geändert hat, wird zurückgestellt, und das hinzugefügte Geheimnis wird entfernt, sobald niemand es benutzt.</translation>
    </message>
    <message>
        <source>Go on: the run finishes what it began.</source>
        <translation>Weiter: Der Lauf beendet, was er begonnen hat.</translation>
    </message>
    <message>
        <source>Leave both alive: the run ends here, both secrets stay valid, and the surplus one is a finding.</source>
        <translation>Beide am Leben lassen: Der Lauf endet hier, beide Geheimnisse gelten, und das überzählige ist ein Befund.</translation>
    </message>
    <message>
        <source>Asked what only its tool knows, the agent answered with an error, again and again. It probably holds a mistyped value. The old secret is still valid.</source>
        <translation>Nach dem gefragt, was nur sein Werkzeug weiß, antwortete der Agent immer wieder mit einem Fehler. Vermutlich hält er einen vertippten Wert. Das alte Geheimnis gilt noch.</translation>
    </message>
</context>
<context>
    <name>keyturn::TenantWords</name>
    <message>
        <source>Entra secret</source>
        <translation>Entra-Geheimnis</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Federated</source>
        <translation>Föderiert</translation>
    </message>
    <message>
        <source>APIM key</source>
        <translation>APIM-Schlüssel</translation>
    </message>
    <message>
        <source>Managed identity</source>
        <translation>Verwaltete Identität</translation>
    </message>
    <message>
        <source>Key Vault secret</source>
        <translation>Key-Vault-Geheimnis</translation>
    </message>
    <message>
        <source>Direct Line secret</source>
        <translation>Direct-Line-Geheimnis</translation>
    </message>
    <message>
        <source>Connector</source>
        <translation>Connector</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>Container app</source>
        <translation>Container-App</translation>
    </message>
    <message>
        <source>Web app</source>
        <translation>Web-App</translation>
    </message>
    <message>
        <source>Named value</source>
        <translation>Benannter Wert</translation>
    </message>
    <message>
        <source>Vault reader</source>
        <translation>Vault-Leser</translation>
    </message>
    <message>
        <source>Linked by hand</source>
        <translation>Von Hand verknüpft</translation>
    </message>
    <message>
        <source>app-only</source>
        <translation>nur App</translation>
    </message>
    <message>
        <source>delegated</source>
        <translation>delegiert</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Key Vault</source>
        <translation>Key Vault</translation>
    </message>
    <message>
        <source>by API</source>
        <translation>per API</translation>
    </message>
    <message>
        <source>by hand in the portal</source>
        <translation>von Hand im Portal</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Fort</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inaktiv</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>nothing to rotate</source>
        <translation>nichts zu rotieren</translation>
    </message>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag abgelaufen</numerusform>
            <numerusform>vor %n Tagen abgelaufen</numerusform>
        </translation>
    </message>
    <message>
        <source>expired today</source>
        <translation>heute abgelaufen</translation>
    </message>
    <message>
        <source>expires today</source>
        <translation>läuft heute ab</translation>
    </message>
    <message numerus="yes">
        <source>due in %n day(s)</source>
        <translation>
            <numerusform>in %n Tag fällig</numerusform>
            <numerusform>in %n Tagen fällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>none known</source>
        <translation>keine bekannt</translation>
    </message>
    <message>
        <source>pinned to one version: never re-resolves</source>
        <translation>auf eine Version festgelegt: löst nie neu auf</translation>
    </message>
    <message>
        <source>%1, when told</source>
        <translation>%1, auf Zuruf</translation>
    </message>
    <message>
        <source>%1, within %2</source>
        <translation>%1, binnen %2</translation>
    </message>
</context>
<context>
    <name>keyturn::TimeText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T %2 h</translation>
    </message>
</context>
<context>
    <name>keyturn::WatchText</name>
    <message>
        <source>AADServicePrincipalSignInLogs, credential %1</source>
        <translation>AADServicePrincipalSignInLogs, Zugang %1</translation>
    </message>
    <message>
        <source>AADNonInteractiveUserSignInLogs, this application</source>
        <translation>AADNonInteractiveUserSignInLogs, diese Anwendung</translation>
    </message>
    <message>
        <source>Microsoft Graph, the credentials of the application</source>
        <translation>Microsoft Graph, die Zugangsdaten der Anwendung</translation>
    </message>
    <message>
        <source>Dataverse, when the variable was last saved</source>
        <translation>Dataverse, wann die Variable zuletzt gespeichert wurde</translation>
    </message>
    <message>
        <source>Dataverse, when the connector was last saved</source>
        <translation>Dataverse, wann der Connector zuletzt gespeichert wurde</translation>
    </message>
</context>
<context>
    <name>keyturn::Words::Words</name>
    <message>
        <source>The run cannot go on by itself: %1.</source>
        <translation>Der Lauf kann nicht von selbst weiter: %1.</translation>
    </message>
</context>
<context>
    <name>keyturn::rotation::EntraClientSecret</name>
    <message>
        <source>Check what is there</source>
        <translation>Prüfen, was vorhanden ist</translation>
    </message>
    <message>
        <source>Add a second secret</source>
        <translation>Ein zweites Geheimnis hinzufügen</translation>
    </message>
    <message>
        <source>Make sure no other console turns it</source>
        <translation>Sicherstellen, dass keine andere Konsole es rotiert</translation>
    </message>
    <message>
        <source>Prove that every sign-in server accepts it</source>
        <translation>Beweisen, dass jeder Anmeldeserver es annimmt</translation>
    </message>
    <message>
        <source>Put it into Key Vault</source>
        <translation>In Key Vault ablegen</translation>
    </message>
    <message>
        <source>Paste it into the connector</source>
        <translation>In den Connector einfügen</translation>
    </message>
    <message>
        <source>Save the environment variable again</source>
        <translation>Die Umgebungsvariable erneut speichern</translation>
    </message>
    <message>
        <source>See every consumer use it</source>
        <translation>Jeden Verbraucher damit sehen</translation>
    </message>
    <message>
        <source>Prove that the old secret is unused</source>
        <translation>Beweisen, dass das alte Geheimnis unbenutzt ist</translation>
    </message>
    <message>
        <source>Approve the removal</source>
        <translation>Das Entfernen freigeben</translation>
    </message>
    <message>
        <source>Remove the old secret</source>
        <translation>Das alte Geheimnis entfernen</translation>
    </message>
    <message>
        <source>Check that the old secret is refused, and close</source>
        <translation>Prüfen, dass das alte Geheimnis abgelehnt wird, und schließen</translation>
    </message>
    <message>
        <source>Look for what came after the leak</source>
        <translation>Nach dem suchen, was seit dem Leck hinzukam</translation>
    </message>
    <message>
        <source>Ask the agent what only its tool knows</source>
        <translation>Den Agenten fragen, was nur sein Werkzeug weiß</translation>
    </message>
</context>
<context>
    <name>keyturn::BarChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>keyturn::ConversationView</name>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
</context>
<context>
    <name>keyturn::ReasonDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>keyturn::ResultList</name>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>keyturn::SheetDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>keyturn::TextsChoice</name>
    <message>
        <source>Redacted: findings and people become stand-ins such as [card-1]</source>
        <translation>Geschwärzt: Funde und Personen werden zu Platzhaltern wie [card-1]</translation>
    </message>
    <message>
        <source>As it is stored, with everything in it</source>
        <translation>Wie gespeichert, mit allem, was darin steht</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Purpose, for the control log</source>
        <translation>Zweck, für das Kontrollprotokoll</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptInspector</name>
    <message>
        <source>Details of the conversation</source>
        <translation>Einzelheiten des Gesprächs</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>Latency by turn</source>
        <translation>Wartezeit je Runde</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Als Tabelle</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Kennungen</translation>
    </message>
    <message>
        <source>Connected agents, perhaps</source>
        <translation>Vielleicht verbundene Agenten</translation>
    </message>
    <message>
        <source>Choose something in the conversation to see all of it.</source>
        <translation>Wählen Sie etwas im Gespräch, um alles darüber zu sehen.</translation>
    </message>
    <message>
        <source>Show as received...</source>
        <translation>Wie empfangen zeigen ...</translation>
    </message>
    <message>
        <source>JSON of the activity</source>
        <translation>JSON der Aktivität</translation>
    </message>
    <message>
        <source>Rotate credentials of %1...</source>
        <translation>Zugangsdaten von %1 rotieren ...</translation>
    </message>
    <message>
        <source>End the legal hold...</source>
        <translation>Sperre aufheben ...</translation>
    </message>
    <message>
        <source>Legal hold...</source>
        <translation>Für ein Verfahren sperren ...</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>False hit...</source>
        <translation>Fehltreffer ...</translation>
    </message>
    <message>
        <source>%1, a false hit</source>
        <translation>%1, ein Fehltreffer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Choose something in the conversation to see its JSON.</source>
        <translation>Wählen Sie etwas im Gespräch, um sein JSON zu sehen.</translation>
    </message>
    <message>
        <source>As it was received. Sign-in tokens stay hidden.</source>
        <translation>Wie es empfangen wurde. Anmelde-Token bleiben verborgen.</translation>
    </message>
    <message>
        <source>The structure: what people wrote is replaced by x and 0.</source>
        <translation>Der Aufbau: Was Menschen schrieben, ist durch x und 0 ersetzt.</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptItemsModel</name>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1, gewählt</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptListModel</name>
    <message>
        <source>%1 · nobody wrote</source>
        <translation>%1 · niemand schrieb</translation>
    </message>
    <message>
        <source>cut at the source</source>
        <translation>an der Quelle abgeschnitten</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message numerus="yes">
        <source>%n more hit(s)</source>
        <translation>
            <numerusform>%n weiterer Treffer</numerusform>
            <numerusform>%n weitere Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptReader</name>
    <message>
        <source>Show every event</source>
        <translation>Jedes Ereignis zeigen</translation>
    </message>
    <message>
        <source>Find in this conversation (Ctrl+F)</source>
        <translation>In diesem Gespräch suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>In diesem Gespräch suchen</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptSheets</name>
    <message>
        <source>Export conversations</source>
        <translation>Gespräche exportieren</translation>
    </message>
    <message>
        <source>The file is written at once or not at all. What leaves, in which form and why is written into the control log.</source>
        <translation>Die Datei entsteht auf einmal oder gar nicht. Was hinausgeht, in welcher Form und warum, steht danach im Kontrollprotokoll.</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>With tools, plans and variables between the messages</source>
        <translation>Mit Werkzeugen, Plänen und Variablen zwischen den Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>The %n chosen conversation(s)</source>
        <translation>
            <numerusform>Das gewählte Gespräch</numerusform>
            <numerusform>Die %n gewählten Gespräche</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole archive</source>
        <translation>Das ganze Archiv</translation>
    </message>
    <message>
        <source>Everything the list shows</source>
        <translation>Alles, was die Liste zeigt</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>HTML, one page</source>
        <translation>HTML, eine Seite</translation>
    </message>
    <message>
        <source>CSV for tools</source>
        <translation>CSV für Werkzeuge</translation>
    </message>
    <message>
        <source>CSV for Excel</source>
        <translation>CSV für Excel</translation>
    </message>
    <message>
        <source>CSV for Excel, semicolons</source>
        <translation>CSV für Excel, Semikolons</translation>
    </message>
    <message>
        <source>Excel sheet</source>
        <translation>Excel-Tabelle</translation>
    </message>
    <message>
        <source>JSON Lines of pairs</source>
        <translation>JSON Lines aus Paaren</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Evidence pack: raw rows, hashes, manifest</source>
        <translation>Beweispaket: Rohzeilen, Prüfsummen, Verzeichnis</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren ...</translation>
    </message>
    <message>
        <source>%1 conversations and %2 messages are in %3. SHA-256 %4...</source>
        <translation>%1 Gespräche und %2 Nachrichten stehen in %3. SHA-256 %4...</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were left out whole, since every version of them still held a finding.</source>
        <translation>
            <numerusform>%n Text blieb ganz weg, weil jede Fassung noch einen Fund enthielt.</numerusform>
            <numerusform>%n Texte blieben ganz weg, weil jede Fassung noch einen Fund enthielt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>This archive outlives the 30 days of the platform, so it is a new copy of what people said. Conversations under a legal hold are never taken away.</source>
        <translation>Dieses Archiv überdauert die 30 Tage der Plattform und ist damit eine neue Kopie dessen, was Menschen sagten. Für ein Verfahren gesperrte Gespräche werden nie entfernt.</translation>
    </message>
    <message>
        <source>Keep for</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Take away now...</source>
        <translation>Jetzt entfernen ...</translation>
    </message>
    <message numerus="yes">
        <source>Conversations are kept for %n day(s).</source>
        <translation>
            <numerusform>Gespräche werden %n Tag behalten.</numerusform>
            <numerusform>Gespräche werden %n Tage behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversations are kept for ever.</source>
        <translation>Gespräche werden für immer behalten.</translation>
    </message>
    <message numerus="yes">
        <source>Take away what is older than %n day(s)?</source>
        <translation>
            <numerusform>Entfernen, was älter als %n Tag ist?</numerusform>
            <numerusform>Entfernen, was älter als %n Tage ist?</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows, texts, search index and findings of these conversations are removed from this machine, and their place on the disk is overwritten.</source>
        <translation>Zeilen, Texte, Suchverzeichnis und Funde dieser Gespräche werden von diesem Rechner entfernt, und ihr Platz auf der Platte wird überschrieben.</translation>
    </message>
    <message>
        <source>What the platform has deleted cannot be read again.</source>
        <translation>Was die Plattform gelöscht hat, lässt sich nicht noch einmal lesen.</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>%1 conversations were taken away, %2 are held back.</source>
        <translation>%1 Gespräche wurden entfernt, %2 bleiben gesperrt.</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>low</source>
        <translation>gering</translation>
    </message>
    <message>
        <source>The exact bytes</source>
        <translation>Die genauen Bytes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Item in the keychain</source>
        <translation>Eintrag im Schlüsselbund</translation>
    </message>
    <message>
        <source>The ledger&apos;s word for this receiver</source>
        <translation>Name dieses Empfängers im Verzeichnis</translation>
    </message>
    <message>
        <source>Item of the keychain that holds the token; empty for none</source>
        <translation>Eintrag im Schlüsselbund mit dem Token; leer, wenn keines nötig ist</translation>
    </message>
    <message>
        <source>Akto-style ingestion</source>
        <translation>Aufnahme nach Art von Akto</translation>
    </message>
    <message>
        <source>JSON endpoint</source>
        <translation>JSON-Endpunkt</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Rules of the scan</source>
        <translation>Regeln der Prüfung</translation>
    </message>
    <message>
        <source>Every text that is read is scanned on this machine. Rules are readable files; your own lie in the folder rules of Keyturn&apos;s home. Packs that are switched on: %1.</source>
        <translation>Jeder gelesene Text wird auf diesem Rechner geprüft. Regeln sind lesbare Dateien; Ihre eigenen liegen im Ordner rules von Keyturn. Eingeschaltete Pakete: %1.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>A new rule</source>
        <translation>Eine neue Regel</translation>
    </message>
    <message>
        <source>A new rule, in the form of the rule files. Try it on the archive before you switch it on.</source>
        <translation>Eine neue Regel in der Form der Regeldateien. Proben Sie sie am Archiv, bevor Sie sie einschalten.</translation>
    </message>
    <message>
        <source>Try the rule</source>
        <translation>Regel proben</translation>
    </message>
    <message>
        <source>Scan the archive again</source>
        <translation>Archiv neu prüfen</translation>
    </message>
    <message>
        <source>Would have hit %1 turns in %2 conversations, of %3 texts.</source>
        <translation>Hätte %1 Runden in %2 Gesprächen getroffen, bei %3 Texten.</translation>
    </message>
    <message>
        <source>%1 findings in %2 texts.</source>
        <translation>%1 Funde in %2 Texten.</translation>
    </message>
    <message>
        <source>Forward pairs</source>
        <translation>Paare weiterleiten</translation>
    </message>
    <message>
        <source>What a person said and what was answered, each pair once. A ledger proves that nothing was sent twice and nothing was skipped. A dry run shows the exact bytes.</source>
        <translation>Was eine Person sagte und was geantwortet wurde, jedes Paar einmal. Ein Verzeichnis belegt, dass nichts doppelt gesendet und nichts ausgelassen wurde. Ein Probelauf zeigt die genauen Bytes.</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Would send %1 pairs of %2 conversations, %3 bytes.</source>
        <translation>Würde %1 Paare aus %2 Gesprächen senden, %3 Bytes.</translation>
    </message>
    <message>
        <source>%1 sent, %2 refused, %3 with an unknown answer, %4 still to send.</source>
        <translation>%1 gesendet, %2 abgelehnt, %3 mit unbekannter Antwort, %4 noch zu senden.</translation>
    </message>
    <message>
        <source>Was anything lost?</source>
        <translation>Ging etwas verloren?</translation>
    </message>
    <message>
        <source>Parse coverage</source>
        <translation>Nicht Verstandenes</translation>
    </message>
    <message>
        <source>Rules of the scan...</source>
        <translation>Regeln der Prüfung ...</translation>
    </message>
    <message>
        <source>Forward...</source>
        <translation>Weiterleiten ...</translation>
    </message>
    <message>
        <source>Retention...</source>
        <translation>Aufbewahrung ...</translation>
    </message>
    <message>
        <source>Read %1 new rows, %2 new conversations.</source>
        <translation>%1 neue Zeilen gelesen, %2 neue Gespräche.</translation>
    </message>
    <message>
        <source>%1 Not read: %2. &quot;Was anything lost?&quot; says why.</source>
        <translation>%1 Nicht gelesen: %2. „Ging etwas verloren?“ sagt, warum.</translation>
    </message>
    <message>
        <source>What the server counts beside what is here. A row is written half an hour after the last word; a job of the platform deletes it after 30 days.</source>
        <translation>Was der Server zählt, neben dem, was hier ist. Eine Zeile entsteht eine halbe Stunde nach dem letzten Wort; nach 30 Tagen löscht sie ein Auftrag der Plattform.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) will be deleted before they are here. Sync now.</source>
        <translation>
            <numerusform>%n Zeile wird gelöscht, bevor sie hier ist. Lesen Sie jetzt.</numerusform>
            <numerusform>%n Zeilen werden gelöscht, bevor sie hier sind. Lesen Sie jetzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is about to be lost.</source>
        <translation>Es droht nichts verloren zu gehen.</translation>
    </message>
    <message>
        <source>Environment, agent</source>
        <translation>Umgebung, Agent</translation>
    </message>
    <message>
        <source>Newest row</source>
        <translation>Neueste Zeile</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Am Server</translation>
    </message>
    <message>
        <source>Lost soon</source>
        <translation>Bald verloren</translation>
    </message>
    <message>
        <source>Days with gaps</source>
        <translation>Tage mit Lücken</translation>
    </message>
    <message>
        <source>Prerequisites</source>
        <translation>Voraussetzungen</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Prerequisite</source>
        <translation>Voraussetzung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>Wie man es behebt</translation>
    </message>
    <message>
        <source>What was met in transcripts and is not understood. It is kept as it came and counted here; samples show the structure only.</source>
        <translation>Was in Gesprächen vorkam und nicht verstanden wird. Es bleibt, wie es kam, und wird hier gezählt; Proben zeigen nur den Aufbau.</translation>
    </message>
    <message>
        <source>%1 activities in %2 rows read, %3 of them not understood; %4 rows not understood, %5 cut at the source.</source>
        <translation>%1 Aktivitäten in %2 Zeilen gelesen, %3 davon nicht verstanden; %4 Zeilen nicht verstanden, %5 an der Quelle abgeschnitten.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Rows that were not understood</source>
        <translation>Zeilen, die nicht verstanden wurden</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Import transcripts</source>
        <translation>Gespräche einlesen</translation>
    </message>
    <message>
        <source>Every file with what was found in it. What is not understood is kept and named, never shown as an empty conversation.</source>
        <translation>Jede Datei mit dem, was darin war. Was nicht verstanden wird, bleibt und wird genannt, nie als leeres Gespräch gezeigt.</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%1 new rows from %n file(s).</source>
        <translation>
            <numerusform>%1 neue Zeilen aus %n Datei.</numerusform>
            <numerusform>%1 neue Zeilen aus %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Schon hier</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptsHeader</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Import...</source>
        <translation>Einlesen ...</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren ...</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt lesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Read new conversations of every environment (F5)</source>
        <translation>Neue Gespräche aller Umgebungen lesen (F5)</translation>
    </message>
    <message>
        <source>Saved pages, CSV exports, snapshots and .transcript files; they can also be dropped here</source>
        <translation>Gespeicherte Seiten, CSV-Exporte, Schnappschüsse und .transcript-Dateien; man kann sie auch hierher ziehen</translation>
    </message>
    <message>
        <source>Search the transcripts</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>Search what was said... (Ctrl+F)</source>
        <translation>Gesagtes suchen ... (Strg+F)</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 conversations · %2 messages, offline</source>
        <translation>%1 Gespräche · %2 Nachrichten, offline</translation>
    </message>
    <message>
        <source>no outcome</source>
        <translation>ohne Ergebnis</translation>
    </message>
    <message>
        <source>any finding</source>
        <translation>irgendein Fund</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>letzte 24 Stunden</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
    <message>
        <source>last 90 days</source>
        <translation>letzte 90 Tage</translation>
    </message>
    <message>
        <source>last 12 months</source>
        <translation>letzte 12 Monate</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Any agent</source>
        <translation>Jeder Agent</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Any environment</source>
        <translation>Jede Umgebung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Any channel</source>
        <translation>Jeder Kanal</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Jedes Ergebnis</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>With or without</source>
        <translation>Mit oder ohne</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptsPanel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Show what is hidden?</source>
        <translation>Verborgenes zeigen?</translation>
    </message>
    <message>
        <source>Who looked, at what and why is written into the control log. It is hidden again when you leave the conversation.</source>
        <translation>Wer was warum angesehen hat, steht danach im Kontrollprotokoll. Beim Verlassen des Gesprächs wird es wieder verborgen.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>incident 4711, complaint of the customer</source>
        <translation>Vorfall 4711, Beschwerde des Kunden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Is this a false hit?</source>
        <translation>Ist das ein Fehltreffer?</translation>
    </message>
    <message>
        <source>It will no longer be hidden, counted or searched as a finding. The reason is written into the control log; it can be taken back.</source>
        <translation>Es wird nicht länger als Fund verborgen, gezählt oder gesucht. Der Grund steht danach im Kontrollprotokoll; es lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>an order number, not a card</source>
        <translation>eine Bestellnummer, keine Karte</translation>
    </message>
    <message>
        <source>It is a false hit</source>
        <translation>Es ist ein Fehltreffer</translation>
    </message>
    <message>
        <source>A held conversation outlasts the retention rule and every purge until the hold is ended.</source>
        <translation>Ein gesperrtes Gespräch überdauert die Aufbewahrungsregel und jede Löschung, bis die Sperre endet.</translation>
    </message>
    <message>
        <source>From then on the retention rule may take this conversation away.</source>
        <translation>Von da an darf die Aufbewahrungsregel dieses Gespräch entfernen.</translation>
    </message>
    <message>
        <source>Put under legal hold?</source>
        <translation>Für ein Verfahren sperren?</translation>
    </message>
    <message>
        <source>End the legal hold?</source>
        <translation>Sperre aufheben?</translation>
    </message>
    <message>
        <source>case 2026-118</source>
        <translation>Verfahren 2026-118</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>End the hold</source>
        <translation>Sperre aufheben</translation>
    </message>
    <message>
        <source>Show the JSON as it was received?</source>
        <translation>JSON zeigen, wie es empfangen wurde?</translation>
    </message>
    <message>
        <source>It shows everything in it, findings too. Who looked and why is written into the control log.</source>
        <translation>Es zeigt alles darin, auch Funde. Wer warum hineinsah, steht danach im Kontrollprotokoll.</translation>
    </message>
    <message>
        <source>reading %1 · %2 rows</source>
        <translation>liest %1 · %2 Zeilen</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>No conversation chosen</source>
        <translation>Kein Gespräch gewählt</translation>
    </message>
    <message>
        <source>Choose one on the left to read it from top to bottom.</source>
        <translation>Wählen Sie links eines, um es von oben bis unten zu lesen.</translation>
    </message>
    <message>
        <source>Nobody said that</source>
        <translation>Das sagte niemand</translation>
    </message>
    <message>
        <source>All words must be in the same text. Use fewer words, a word&apos;s beginning with a star, or clear a choice above.</source>
        <translation>Alle Wörter müssen im selben Text stehen. Nehmen Sie weniger Wörter, einen Wortanfang mit Stern, oder heben Sie oben eine Auswahl auf.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>No conversations</source>
        <translation>Keine Gespräche</translation>
    </message>
    <message>
        <source>The archive holds rows, but none that could be read as a conversation. “Parse coverage” under “More” names them.</source>
        <translation>Das Archiv enthält Zeilen, aber keine, die sich als Gespräch lesen ließ. „Nicht Verstandenes“ unter „Mehr“ nennt sie.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Opening the archive</source>
        <translation>Archiv wird geöffnet</translation>
    </message>
    <message>
        <source>It lies on this machine.</source>
        <translation>Es liegt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Reading transcripts</source>
        <translation>Gespräche werden gelesen</translation>
    </message>
    <message>
        <source>%1 rows so far. Conversations appear as they arrive.</source>
        <translation>%1 Zeilen bisher. Gespräche erscheinen, sobald sie da sind.</translation>
    </message>
    <message>
        <source>No transcripts yet</source>
        <translation>Noch keine Gespräche</translation>
    </message>
    <message>
        <source>Read them from the tenant, or drop files here: saved Dataverse pages, CSV exports, snapshots, .transcript files, and zips or folders of them. What is here stays here, also without a network and after the tenant has deleted its own after 30 days.</source>
        <translation>Lesen Sie sie aus dem Mandanten, oder ziehen Sie Dateien hierher: gespeicherte Dataverse-Seiten, CSV-Exporte, Schnappschüsse, .transcript-Dateien und Zips oder Ordner davon. Was hier ist, bleibt hier, auch ohne Netz und nachdem der Mandant die seinen nach 30 Tagen gelöscht hat.</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt lesen</translation>
    </message>
    <message>
        <source>%1 hits · %2 ms</source>
        <translation>%1 Treffer · %2 ms</translation>
    </message>
    <message>
        <source>%1 hits · under 1 ms</source>
        <translation>%1 Treffer · unter 1 ms</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptChecks</name>
    <message>
        <source>The environment has a Dataverse database</source>
        <translation>Die Umgebung hat eine Dataverse-Datenbank</translation>
    </message>
    <message>
        <source>Environments of this kind write transcripts</source>
        <translation>Umgebungen dieser Art schreiben Gespräche auf</translation>
    </message>
    <message>
        <source>Keyturn is a user of the environment</source>
        <translation>Keyturn ist Benutzer der Umgebung</translation>
    </message>
    <message>
        <source>The table of transcripts answers</source>
        <translation>Die Tabelle der Gespräche antwortet</translation>
    </message>
    <message>
        <source>Its rows may be read, of all owners</source>
        <translation>Ihre Zeilen dürfen gelesen werden, von allen Besitzern</translation>
    </message>
    <message>
        <source>Agents can be read by name</source>
        <translation>Agenten lassen sich mit Namen lesen</translation>
    </message>
    <message>
        <source>Transcripts are being written</source>
        <translation>Gespräche werden aufgeschrieben</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>A row is written 30 to 45 minutes after the last word</source>
        <translation>Eine Zeile entsteht 30 bis 45 Minuten nach dem letzten Wort</translation>
    </message>
    <message>
        <source>A job deletes rows after 30 days</source>
        <translation>Ein Auftrag löscht Zeilen nach 30 Tagen</translation>
    </message>
    <message>
        <source>What the server counts is here</source>
        <translation>Was der Server zählt, ist hier</translation>
    </message>
    <message>
        <source>The clocks agree</source>
        <translation>Die Uhren stimmen überein</translation>
    </message>
    <message>
        <source>Rows that came late were found</source>
        <translation>Verspätete Zeilen wurden gefunden</translation>
    </message>
    <message>
        <source>Reading began again at a page</source>
        <translation>Das Lesen begann bei einer Seite neu</translation>
    </message>
    <message>
        <source>Went on where the last sync ended</source>
        <translation>Ging weiter, wo das letzte Lesen endete</translation>
    </message>
    <message>
        <source>The rows are of a version that is known</source>
        <translation>Die Zeilen sind von einer bekannten Fassung</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>to know</source>
        <translation>zu wissen</translation>
    </message>
    <message>
        <source>Without a database there are no transcripts to read.</source>
        <translation>Ohne Datenbank gibt es keine Gespräche zu lesen.</translation>
    </message>
    <message>
        <source>Move the agent to an environment of the kind production or sandbox.</source>
        <translation>Bringen Sie den Agenten in eine Umgebung der Art Produktion oder Sandbox.</translation>
    </message>
    <message>
        <source>Add Keyturn&apos;s application as an application user in the Power Platform admin center.</source>
        <translation>Fügen Sie Keyturns Anwendung im Power Platform Admin Center als Anwendungsbenutzer hinzu.</translation>
    </message>
    <message>
        <source>Give it a role that reads conversation transcripts at organization depth, such as Bot Transcript Viewer.</source>
        <translation>Geben Sie ihr eine Rolle, die Gesprächsprotokolle der ganzen Organisation liest, etwa Bot Transcript Viewer.</translation>
    </message>
    <message>
        <source>Give the role read access to the table bot at organization depth.</source>
        <translation>Geben Sie der Rolle Lesezugriff auf die Tabelle bot der ganzen Organisation.</translation>
    </message>
    <message>
        <source>Switch on the saving of transcripts in the settings of the environment.</source>
        <translation>Schalten Sie in den Einstellungen der Umgebung das Speichern von Gesprächen ein.</translation>
    </message>
    <message>
        <source>Ask whoever looks after the licences of this environment.</source>
        <translation>Fragen Sie, wer die Lizenzen dieser Umgebung betreut.</translation>
    </message>
    <message>
        <source>Sync now, before the job runs again.</source>
        <translation>Lesen Sie jetzt, bevor der Auftrag wieder läuft.</translation>
    </message>
    <message>
        <source>Set the clock of this machine.</source>
        <translation>Stellen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>It was cut at its source: the JSON ends in the middle.</source>
        <translation>Es wurde an der Quelle abgeschnitten: Das JSON endet mittendrin.</translation>
    </message>
    <message>
        <source>The JSON is damaged.</source>
        <translation>Das JSON ist beschädigt.</translation>
    </message>
    <message>
        <source>No activities were found in it. It is kept and counted.</source>
        <translation>Darin waren keine Aktivitäten. Es bleibt und wird gezählt.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>Es steht nichts darin.</translation>
    </message>
    <message>
        <source>The table has no column with transcripts.</source>
        <translation>Die Tabelle hat keine Spalte mit Gesprächen.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The folder holds no files.</source>
        <translation>Im Ordner sind keine Dateien.</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptFacts</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Unbeantwortet</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>unanswered</source>
        <translation>unbeantwortet</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n activity(ies)</source>
        <translation>
            <numerusform>%n Aktivität</numerusform>
            <numerusform>%n Aktivitäten</numerusform>
        </translation>
    </message>
    <message>
        <source>part %1</source>
        <translation>Teil %1</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>row %1, activity %2</source>
        <translation>Zeile %1, Aktivität %2</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptLines</name>
    <message>
        <source>The platform did not store the text of this answer.</source>
        <translation>Die Plattform hat den Text dieser Antwort nicht gespeichert.</translation>
    </message>
    <message>
        <source>Agreed to the use of a connection.</source>
        <translation>Stimmte der Nutzung einer Verbindung zu.</translation>
    </message>
    <message>
        <source>An attachment without words.</source>
        <translation>Ein Anhang ohne Worte.</translation>
    </message>
    <message>
        <source>A card without words.</source>
        <translation>Eine Karte ohne Worte.</translation>
    </message>
    <message>
        <source>Nothing was said.</source>
        <translation>Nichts wurde gesagt.</translation>
    </message>
    <message>
        <source>delivered twice</source>
        <translation>zweimal zugestellt</translation>
    </message>
    <message numerus="yes">
        <source>delivered %n times</source>
        <translation>
            <numerusform>%n-mal zugestellt</numerusform>
            <numerusform>%n-mal zugestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shown once of %n</source>
        <translation>
            <numerusform>einmal gezeigt von %n</numerusform>
            <numerusform>einmal gezeigt von %n</numerusform>
        </translation>
    </message>
    <message>
        <source>unanswered</source>
        <translation>unbeantwortet</translation>
    </message>
    <message>
        <source>text withheld by the platform</source>
        <translation>Text von der Plattform zurückgehalten</translation>
    </message>
    <message>
        <source>card only</source>
        <translation>nur Karte</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>submitted form</source>
        <translation>abgeschicktes Formular</translation>
    </message>
    <message>
        <source>consent</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>attachment only</source>
        <translation>nur Anhang</translation>
    </message>
    <message>
        <source>debug command</source>
        <translation>Debug-Befehl</translation>
    </message>
    <message>
        <source>clicked a suggestion</source>
        <translation>Vorschlag angeklickt</translation>
    </message>
    <message>
        <source>to a message of a session that is not here</source>
        <translation>zu einer Nachricht einer Sitzung, die nicht hier ist</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>unvollendet</translation>
    </message>
    <message>
        <source>greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>not proven</source>
        <translation>nicht belegt</translation>
    </message>
    <message>
        <source>from the test pane</source>
        <translation>aus dem Testbereich</translation>
    </message>
    <message>
        <source>cut at the source</source>
        <translation>an der Quelle abgeschnitten</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Hand-off</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Umfrage</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Dialog</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Session start</source>
        <translation>Beginn der Sitzung</translation>
    </message>
    <message>
        <source>Session end</source>
        <translation>Ende der Sitzung</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Missing part</source>
        <translation>Fehlender Teil</translation>
    </message>
    <message>
        <source>Connected agent begins</source>
        <translation>Verbundener Agent beginnt</translation>
    </message>
    <message>
        <source>Connected agent ends</source>
        <translation>Verbundener Agent endet</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>Gedanke</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message numerus="yes">
        <source>%n citation(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n Runde</numerusform>
            <numerusform>%n Runden</numerusform>
        </translation>
    </message>
    <message>
        <source>Escalation asked for · nothing shows that a person took over</source>
        <translation>Weitergabe verlangt · nichts zeigt, dass jemand übernahm</translation>
    </message>
    <message>
        <source>Handed to a person</source>
        <translation>An einen Menschen übergeben</translation>
    </message>
    <message>
        <source>Handed to a person · %1</source>
        <translation>An einen Menschen übergeben · %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 · %3</source>
        <translation>%1: %2 · %3</translation>
    </message>
    <message>
        <source>call “%1”</source>
        <translation>„%1“ aufrufen</translation>
    </message>
    <message>
        <source>search knowledge</source>
        <translation>Wissen durchsuchen</translation>
    </message>
    <message>
        <source>search %1</source>
        <translation>%1 durchsuchen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, unfinished</source>
        <translation>%1, unvollendet</translation>
    </message>
    <message>
        <source>%1, blocked</source>
        <translation>%1, blockiert</translation>
    </message>
    <message>
        <source>Plan: %1</source>
        <translation>Plan: %1</translation>
    </message>
    <message>
        <source>back later</source>
        <translation>später zurück</translation>
    </message>
    <message>
        <source>back after %1</source>
        <translation>zurück nach %1</translation>
    </message>
    <message>
        <source>A part of the conversation is missing here</source>
        <translation>Hier fehlt ein Teil des Gesprächs</translation>
    </message>
    <message>
        <source>%1 takes over</source>
        <translation>%1 übernimmt</translation>
    </message>
    <message>
        <source>Another agent</source>
        <translation>Ein anderer Agent</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1 ist fertig</translation>
    </message>
    <message>
        <source>The other agent</source>
        <translation>Der andere Agent</translation>
    </message>
    <message>
        <source>Blocked by the platform · %1</source>
        <translation>Von der Plattform blockiert · %1</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe von Gründen</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1, verborgen</translation>
    </message>
    <message>
        <source>%1, shown</source>
        <translation>%1, gezeigt</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide again</source>
        <translation>Wieder verbergen</translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptWords</name>
    <message>
        <source>card number</source>
        <translation>Kartennummer</translation>
    </message>
    <message>
        <source>bank account (IBAN)</source>
        <translation>Bankkonto (IBAN)</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>Telefonnummer</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IP-Adresse</translation>
    </message>
    <message>
        <source>network card address</source>
        <translation>Netzkartenadresse</translation>
    </message>
    <message>
        <source>passport number</source>
        <translation>Passnummer</translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation>Geburtsdatum</translation>
    </message>
    <message>
        <source>social security number</source>
        <translation>Sozialversicherungsnummer</translation>
    </message>
    <message>
        <source>taxpayer number</source>
        <translation>Steuernummer</translation>
    </message>
    <message>
        <source>bank routing number</source>
        <translation>Bankleitzahl</translation>
    </message>
    <message>
        <source>Entra client secret</source>
        <translation>Entra-Geheimnis</translation>
    </message>
    <message>
        <source>token (JWT)</source>
        <translation>Token (JWT)</translation>
    </message>
    <message>
        <source>refresh token</source>
        <translation>Refresh-Token</translation>
    </message>
    <message>
        <source>Azure account key</source>
        <translation>Azure-Kontoschlüssel</translation>
    </message>
    <message>
        <source>shared access signature</source>
        <translation>SAS-Signatur</translation>
    </message>
    <message>
        <source>connection string</source>
        <translation>Verbindungszeichenfolge</translation>
    </message>
    <message>
        <source>API subscription key</source>
        <translation>API-Abonnementschlüssel</translation>
    </message>
    <message>
        <source>private key</source>
        <translation>privater Schlüssel</translation>
    </message>
    <message>
        <source>authorization header</source>
        <translation>Authorization-Kopf</translation>
    </message>
    <message>
        <source>bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <source>password</source>
        <translation>Kennwort</translation>
    </message>
    <message>
        <source>prompt injection</source>
        <translation>Prompt-Injection</translation>
    </message>
    <message>
        <source>asks for the prompt</source>
        <translation>fragt nach dem Prompt</translation>
    </message>
    <message>
        <source>jailbreak</source>
        <translation>Jailbreak</translation>
    </message>
    <message>
        <source>pretended speaker</source>
        <translation>vorgetäuschter Sprecher</translation>
    </message>
    <message>
        <source>orders inside of data</source>
        <translation>Befehle in Daten</translation>
    </message>
    <message>
        <source>data sent away</source>
        <translation>Daten nach außen</translation>
    </message>
    <message>
        <source>image that carries data</source>
        <translation>Bild mit Daten</translation>
    </message>
    <message>
        <source>link that carries data</source>
        <translation>Link mit Daten</translation>
    </message>
    <message>
        <source>hidden text</source>
        <translation>verborgener Text</translation>
    </message>
    <message>
        <source>turned text</source>
        <translation>gedrehter Text</translation>
    </message>
    <message>
        <source>content filter</source>
        <translation>Inhaltsfilter</translation>
    </message>
    <message>
        <source>message blocked</source>
        <translation>Nachricht blockiert</translation>
    </message>
    <message>
        <source>answer filtered</source>
        <translation>Antwort gefiltert</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>Weitergegeben</translation>
    </message>
    <message>
        <source>the person left</source>
        <translation>die Person ging</translation>
    </message>
    <message>
        <source>an error of the person or the author</source>
        <translation>ein Fehler der Person oder des Autors</translation>
    </message>
    <message>
        <source>an error of the system</source>
        <translation>ein Fehler des Systems</translation>
    </message>
    <message>
        <source>the person asked for someone</source>
        <translation>die Person verlangte jemanden</translation>
    </message>
    <message>
        <source>a question was not answered often enough</source>
        <translation>eine Frage wurde zu oft nicht beantwortet</translation>
    </message>
    <message>
        <source>as the author set it up</source>
        <translation>wie der Autor es einrichtete</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>Webchat</translation>
    </message>
    <message>
        <source>Direct Line</source>
        <translation>Direct Line</translation>
    </message>
    <message>
        <source>Test pane</source>
        <translation>Testbereich</translation>
    </message>
    <message>
        <source>Autonomous</source>
        <translation>Autonom</translation>
    </message>
    <message>
        <source>Dynamics 365 chat</source>
        <translation>Dynamics-365-Chat</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Emulator</source>
        <translation>Emulator</translation>
    </message>
    <message>
        <source>no channel</source>
        <translation>ohne Kanal</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Test run</source>
        <translation>Testlauf</translation>
    </message>
    <message>
        <source>Autonomous run</source>
        <translation>Autonomer Lauf</translation>
    </message>
    <message>
        <source>(no person)</source>
        <translation>(keine Person)</translation>
    </message>
    <message>
        <source>(guest)</source>
        <translation>(Gast)</translation>
    </message>
    <message>
        <source>unknown agent (%1)</source>
        <translation>unbekannter Agent (%1)</translation>
    </message>
    <message>
        <source>unknown agent</source>
        <translation>unbekannter Agent</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>The quotation mark at %1 is never closed.</source>
        <translation>Das Anführungszeichen an Stelle %1 wird nie geschlossen.</translation>
    </message>
    <message>
        <source>At %1 there is nothing to search for.</source>
        <translation>An Stelle %1 steht nichts, was man suchen könnte.</translation>
    </message>
    <message>
        <source>“%1” is too short for a star.</source>
        <translation>„%1“ ist zu kurz für einen Stern.</translation>
    </message>
    <message>
        <source>There is no scope “%1”.</source>
        <translation>Es gibt keinen Bereich „%1“.</translation>
    </message>
    <message>
        <source>“%1” is not known here.</source>
        <translation>„%1“ ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>“%1” is no date.</source>
        <translation>„%1“ ist kein Datum.</translation>
    </message>
    <message>
        <source>Words are only left out, none is asked for.</source>
        <translation>Wörter werden nur ausgeschlossen, keines wird gesucht.</translation>
    </message>
    <message>
        <source>These are too many words.</source>
        <translation>Das sind zu viele Wörter.</translation>
    </message>
    <message>
        <source>Add a quotation mark at the end.</source>
        <translation>Setzen Sie am Ende ein Anführungszeichen.</translation>
    </message>
    <message>
        <source>Write a word behind it, or take it away.</source>
        <translation>Schreiben Sie ein Wort dahinter, oder nehmen Sie es weg.</translation>
    </message>
    <message>
        <source>Write at least two letters before the star.</source>
        <translation>Schreiben Sie mindestens zwei Buchstaben vor den Stern.</translation>
    </message>
    <message>
        <source>Known are said: bot: tool: var: agent: env: channel: outcome: class: before: after: has: finding:. Put it in quotation marks to search for the words.</source>
        <translation>Bekannt sind said: bot: tool: var: agent: env: channel: outcome: class: before: after: has: finding:. In Anführungszeichen wird nach den Wörtern gesucht.</translation>
    </message>
    <message>
        <source>Write a day as 2026-11-20.</source>
        <translation>Schreiben Sie einen Tag als 2026-11-20.</translation>
    </message>
    <message>
        <source>Add a word to look for.</source>
        <translation>Fügen Sie ein gesuchtes Wort hinzu.</translation>
    </message>
    <message>
        <source>Use fewer words.</source>
        <translation>Nehmen Sie weniger Wörter.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
</TS>
