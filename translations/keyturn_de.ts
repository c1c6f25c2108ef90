<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>keyturn::AgentInspector</name>
    <message>
        <source>Rotate...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not rotated from here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it depends on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owned by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its owner %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agent is gone from the tenant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::AgentsModel</name>
    <message>
        <source>%1, production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A production environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::AgentsPanel</name>
    <message>
        <source>Read the tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read all environments again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter agents... (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due within 14 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due within 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due within 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · read %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments are read one after another; agents appear as they arrive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No agent fits the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use fewer words or another environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No agents yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn shows what it has read before, also without a network. Nothing has been read from this tenant so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::CloseDialog</name>
    <message>
        <source>Close Keyturn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run can go on without a window, driven in the background, or pause where both secrets are valid. Either way it is here again when you come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n rotation(s) under way</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command or the name of an agent...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::ConfirmDialog</name>
    <message>
        <source>Type %1 to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::ConsumersModel</name>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::ControlLogPanel</name>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV for tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV for Excel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the log... (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No entry holds these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent, action, person and evidence are searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been done yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every plan, every change and every decision is written here, each entry chained to the one before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not verified yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed at row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 of the log cannot be believed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the file, compare it with your last export, and tell whoever looks after security.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries are missing at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the log was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain or an export remembers more entries than there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chain holds, seal not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries, %2 sealed, %3 anchored by an export. What is not anchored outside this machine could be rewritten by its administrator: %4 entries.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::CredentialsModel</name>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bystander: no consumer known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shared by several agents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, key id %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::DataTable</name>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::ErrorText</name>
    <message>
        <source>the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and the proxy in the settings, then try again. What was read before stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 showed a certificate that is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your network&apos;s certificate authority in the settings. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have acted: Keyturn looks before it tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 broke before its answer arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks to slow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed on its side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later. If it stays, give the request id to its support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered in a way that does not fit its contract.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the answer was believed. Try again, or give the request id to its support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn waits and goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Keyturn goes on by itself in %n second(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The tenant refused Keyturn&apos;s sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the tenant id, the application id and whether its secret or certificate has expired, then connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not accept the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the tenant again. If it stays, check that the application is known there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application may not do this at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator of the tenant for the missing right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator of the tenant for this right: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the code below to the administrator of the tenant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been removed or renamed: read the tenant again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else is changing %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what is open there, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn reads it again and decides anew. Nothing was overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gave only a part of the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A partial answer is never believed. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another console holds this run: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch it here, or ask that console to pause. Your commands reach it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cancelled this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The control log was changed by something other than Keyturn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the file as it is, compare it with your last export, and tell whoever looks after security.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain answers on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start GNOME Keyring or KWallet and try again. Keyturn never keeps a secret in a plain file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keychain is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, then try again. Until then nothing is added, switched or removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain did not let Keyturn in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow it when the keychain asks, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for its question behind other windows and answer it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain has no entry for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the tenant again, so that the entry is made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left for Keyturn&apos;s database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space. Open runs keep the space they reserved and lose nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was written by a newer Keyturn: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install that version or a later one. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn&apos;s database could not be used: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the file is readable and the disk is sound. What was committed is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::FilterBar</name>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::FrozenModel</name>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entra secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is removed at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entra secret, new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::GraphView</name>
    <message>
        <source>What it depends on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands on %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::HistoryModel</name>
    <message>
        <source>Rotation, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · run %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::LaneChart</name>
    <message>
        <source>Credentials over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s). The table beside the chart says the same.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>logs complete until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>further on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 from %3 until %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::LaneLegend</name>
    <message>
        <source>Outline: valid. Hatched: delivered. Solid: seen in use. Dashed: planned.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::LaneTableModel</name>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::LogModel</name>
    <message>
        <source>Row %1, hash %2, after %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sealed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry stands for itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Performed by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::MainWindow</name>
    <message>
        <source>Keyturn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show agents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show rotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the control log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the control log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the control log as Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the control log as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the control log as JSON Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1. The export anchors the log up to here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — Keyturn</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::Navigation</name>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::NowCard</name>
    <message>
        <source>Copy as curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the hold has passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same question for a shell; it takes the token from $TOKEN and holds no secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until %1 at the latest, %2 to go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::NowText</name>
    <message>
        <source>I have updated it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Power Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the environment variable again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new secret is in Key Vault. %1 goes on with the old one until the platform is told, so this step is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the solution that holds the environment variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1 and save it without changing anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn off and on the flow that reads it, if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the sign-in of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new client secret is in your keychain. Only the portal can change a custom connector&apos;s OAuth secret, so this step is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the connector&apos;s Security page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the new secret into Client secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose Update connector. Keyturn watches for it and goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed while the run is paused. Both secrets stay valid until they expire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock your keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A locked keychain reads as an empty one, so nothing is added, switched or removed until it is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain answers. Keyturn keeps no secret anywhere else, so the run waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the keychain of your desktop session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn notices by itself and goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start GNOME Keyring or KWallet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve the removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a production environment. Nothing more uses the old secret; read the evidence on the left. Your approval names exactly this plan and this evidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve the removal...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A consumer has not been seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its schedule every consumer should have signed in with the new secret by now. The old one stays until it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the agent do its work once, or find out why it does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn keeps looking and goes on when it sees the new secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the environment variable once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old value is back in Key Vault, and its reader still uses the new one. Only saving the variable again makes it look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new secret reaches the sign-in servers one after another. Keyturn signs in with it again and again, each time over a fresh connection, until every server must have answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Keyturn could have begun at the same moment. After a short wait the directory is read again to make sure that only this run added a secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn reads the sign-in records until every consumer was seen with the new secret. Records arrive some minutes late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody may use the old secret for the length of a token&apos;s life and the slowest schedule. A use in this time starts it again. Only what the logs have fully delivered counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old secret is removed. Keyturn reads the records to see that nobody gets in with it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn makes sure that nobody uses the secret it is about to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer was lost. Keyturn looks whether its change arrived before it does anything again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads of the directory can be some minutes old. Keyturn reads again until enough of them agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 works with the new secret, valid until %2. The old one is gone and refused. The control log holds every step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this run added is gone again, and %1 works with the secret it had before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both secrets are alive. The surplus one is shown as a finding until somebody removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old secret was removed: there is no way back, only forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been removed. Nobody can read the value that %1 had before, so undoing would need that value from you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been removed yet: you can still undo completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been written. Start the run when you have read the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn is at work; there is nothing for you to do.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::PlanDialog</name>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret to replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as each consumer allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is made from what the services say now. Nothing is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there, and what becomes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials of the application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else may change during the run. Any other change stops it and is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan cannot be carried out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You accept by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until %1 the run can turn back; past that it only goes forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not turned by this Keyturn</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other agent(s) stand on the same credential and go along.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written. Mend what stands in the way, then plan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what you accept, then start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written before you start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::RotationsPanel</name>
    <message>
        <source>Rotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No rotation yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an agent and press Rotate. The plan is shown before anything is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the old secret of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evidence shows that every consumer uses the new secret and nobody the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the removal the old value is gone for good: there is no way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve the removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the rotation of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave both secrets of %1 alive?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave both alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated by hand, said in the window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::RunPage</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All runs (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials over time, as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no refusal seen until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started %1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody drives this run at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands where it is; nothing is lost. Take it over to go on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drive it from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another console drives this run: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You watch it here, and your commands reach it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last entry %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::RunPicture</name>
    <message>
        <source>%1 of %2 accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs your decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entra secret %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entra secret, new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::RunWords</name>
    <message>
        <source>key id %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n fresh sign-in(s) accepted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) seen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unused since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>logs complete until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) as frozen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>approved by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n read(s) agree</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person said so %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seen with key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waived because of a leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stuck: you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expiring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scope change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owner left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after a leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after a leak, revoked at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Entra secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old Entra secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo removes it, once nobody uses it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo restores the value that is there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>point of no return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is pinned to one version of its Key Vault secret and would never take the new value. Remove the version from the reference first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn&apos;s application may not change %1. Make it an owner of that application first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyturn may not write the vault %1. Give it the right to set secrets there, or choose delivery by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Key Vault secret %1 does not exist. Correct the reference of its reader first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tenant&apos;s policy allows no new client secret on %1. Ask for an exemption, or move the agent to a certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no client secret to rotate on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Keyturn turns client secrets only, and %1 is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential %1 is not there any more. Read the tenant again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is what Keyturn itself signs in with; it is turned by a plan of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another run is open on this credential: %1. Finish or undo it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new value cannot reach %1 in the way you chose. Let each consumer choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Keyturn cannot deliver in this way yet: %1. Let each consumer choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sign-in records can be read for %1, so nothing could be proven. Send the tenant&apos;s sign-in logs to a workspace that Keyturn may read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service&apos;s records cannot name the new secret for delegated sign-ins. The old one is removed on observed evidence and a waiting time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that belongs to no known consumer signs in with this secret: %1. It will be refused once the old secret is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The removal can be proven: the service&apos;s own records name the credential that each consumer uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The removal cannot be proven, only observed: delegated sign-ins are recorded without the credential&apos;s id. A waiting time takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evidence can be had that would open the removal: the new secret is added and delivered, the old one stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed outside production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave both alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::RunsModel</name>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::SecretField</name>
    <message>
        <source>The value is hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hint %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>On the clipboard for %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy for %n s</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::StatusFooter</name>
    <message>
        <source>Ctrl+K for commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline: what was read before is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain waits for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Control log not verified yet · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control log was changed · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control log: chain holds, seal not checked · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control log verified · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::StepModel</name>
    <message>
        <source>Phase: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>still ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stuck</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::StepView</name>
    <message>
        <source>Steps of the run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::StuckText</name>
    <message>
        <source>The keychain no longer holds what this run put there, so the new value may be lost. Nothing was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new value is lost here, and a consumer may hold it already. So the new secret is not taken back by guessing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another run turns the same credential, perhaps from another console. Its secret is never touched from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A consumer that worked before is refused now. It probably holds a mistyped value. The old secret is still valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new value was handed over by hand. Nobody can read the value that was there before, so it cannot be put back from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The removal of the old secret was begun. It can be finished, not taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old secret expires too soon for a way back. Going on is the safe direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sign-in server accepts the new secret. Nothing was delivered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run waited long for a person. Both secrets are valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old secret was removed, and a record shows that it still got somebody in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret this run added is in use, so it is not taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refused the change. Trying again unchanged would not help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the credentials of this application during the run. Look at them before going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several attempts came to nothing. The next one needs your word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else wrote the Key Vault secret during the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stuck at: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again: the run looks at the services and goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: what this run changed is put back, and the secret it added is removed once nobody uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on: the run finishes what it began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave both alive: the run ends here, both secrets stay valid, and the surplus one is a finding.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::TenantWords</name>
    <message>
        <source>Entra secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Federated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>APIM key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managed identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key Vault secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direct Line secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Container app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>app-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delegated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by hand in the portal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>expired today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expires today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>due in %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>none known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned to one version: never re-resolves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, when told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, within %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::TimeText</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::WatchText</name>
    <message>
        <source>AADServicePrincipalSignInLogs, credential %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AADNonInteractiveUserSignInLogs, this application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microsoft Graph, the credentials of the application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataverse, when the variable was last saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataverse, when the connector was last saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::Words::Words</name>
    <message>
        <source>The run cannot go on by itself: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>keyturn::rotation::EntraClientSecret</name>
    <message>
        <source>Check what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a second secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make sure no other console turns it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove that every sign-in server accepts it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it into Key Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste it into the connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the environment variable again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See every consumer use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prove that the old secret is unused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve the removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the old secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the old secret is refused, and close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
