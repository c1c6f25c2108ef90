<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>keyturn::AgentsPanel</name>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation>
            <numerusform>%n environment</numerusform>
            <numerusform>%n environments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::CloseDialog</name>
    <message numerus="yes">
        <source>%n rotation(s) under way</source>
        <translation>
            <numerusform>%n rotation under way</numerusform>
            <numerusform>%n rotations under way</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::ControlLogPanel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::ErrorText</name>
    <message numerus="yes">
        <source>Keyturn goes on by itself in %n second(s).</source>
        <translation>
            <numerusform>Keyturn goes on by itself in %n second.</numerusform>
            <numerusform>Keyturn goes on by itself in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::LaneChart</name>
    <message numerus="yes">
        <source>%n credential(s). The table beside the chart says the same.</source>
        <translation>
            <numerusform>%n credential. The table beside the chart says the same.</numerusform>
            <numerusform>%n credentials. The table beside the chart says the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::MainWindow</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::PlanDialog</name>
    <message numerus="yes">
        <source>%n other agent(s) stand on the same credential and go along.</source>
        <translation>
            <numerusform>%n other agent stands on the same credential and goes along.</numerusform>
            <numerusform>%n other agents stand on the same credential and go along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::RotationsPanel</name>
    <message numerus="yes">
        <source>%n run(s) open</source>
        <translation>
            <numerusform>%n run open</numerusform>
            <numerusform>%n runs open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::RunWords</name>
    <message numerus="yes">
        <source>%n fresh sign-in(s) accepted</source>
        <translation>
            <numerusform>%n fresh sign-in accepted</numerusform>
            <numerusform>%n fresh sign-ins accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) seen</source>
        <translation>
            <numerusform>%n source seen</numerusform>
            <numerusform>%n sources seen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) as frozen</source>
        <translation>
            <numerusform>%n credential as frozen</numerusform>
            <numerusform>%n credentials as frozen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read(s) agree</source>
        <translation>
            <numerusform>%n read agrees</numerusform>
            <numerusform>%n reads agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n thing to look at</numerusform>
            <numerusform>%n things to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::SecretField</name>
    <message numerus="yes">
        <source>On the clipboard for %n s</source>
        <translation>
            <numerusform>On the clipboard for %n s</numerusform>
            <numerusform>On the clipboard for %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy for %n s</source>
        <translation>
            <numerusform>Copy for %n s</numerusform>
            <numerusform>Copy for %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::StatusFooter</name>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation>
            <numerusform>%n environment</numerusform>
            <numerusform>%n environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::TenantWords</name>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>expired %n day ago</numerusform>
            <numerusform>expired %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>due in %n day(s)</source>
        <translation>
            <numerusform>due in %n day</numerusform>
            <numerusform>due in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptInspector</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptListModel</name>
    <message numerus="yes">
        <source>%n more hit(s)</source>
        <translation>
            <numerusform>%n more hit</numerusform>
            <numerusform>%n more hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptReader</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptSheets</name>
    <message numerus="yes">
        <source>The %n chosen conversation(s)</source>
        <translation>
            <numerusform>The %n chosen conversation</numerusform>
            <numerusform>The %n chosen conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were left out whole, since every version of them still held a finding.</source>
        <translation>
            <numerusform>%n text were left out whole, since every version of them still held a finding.</numerusform>
            <numerusform>%n texts were left out whole, since every version of them still held a finding.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Conversations are kept for %n day(s).</source>
        <translation>
            <numerusform>Conversations are kept for %n day.</numerusform>
            <numerusform>Conversations are kept for %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take away what is older than %n day(s)?</source>
        <translation>
            <numerusform>Take away what is older than %n day?</numerusform>
            <numerusform>Take away what is older than %n days?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) will be deleted before they are here. Sync now.</source>
        <translation>
            <numerusform>%n row will be deleted before they are here. Sync now.</numerusform>
            <numerusform>%n rows will be deleted before they are here. Sync now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new rows from %n file(s).</source>
        <translation>
            <numerusform>%1 new rows from %n file.</numerusform>
            <numerusform>%1 new rows from %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptFacts</name>
    <message numerus="yes">
        <source>%n activity(ies)</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>keyturn::TranscriptLines</name>
    <message numerus="yes">
        <source>delivered %n times</source>
        <translation>
            <numerusform>delivered %n times</numerusform>
            <numerusform>delivered %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shown once of %n</source>
        <translation>
            <numerusform>shown once of %n</numerusform>
            <numerusform>shown once of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citation(s)</source>
        <translation>
            <numerusform>%n citation</numerusform>
            <numerusform>%n citations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
</context>
</TS>
