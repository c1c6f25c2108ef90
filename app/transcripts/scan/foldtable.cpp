// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/foldtable.h"

#include <algorithm>
#include <array>

namespace keyturn::transcripts {

namespace {

/// Neighbouring code points and the ASCII character of each; a back quote stands for "none".
/// Accented and compatibility forms follow the decompositions of Unicode 14; look-alikes of other
/// scripts were chosen by eye.
struct Run
{
    char32_t first;
    FoldKind kind;
    std::string_view letters;
};

struct Several
{
    char32_t point;
    std::string_view letters;
};

struct Range
{
    char32_t first;
    char32_t last;
};

constexpr FoldKind P = FoldKind::Spelling;
constexpr FoldKind H = FoldKind::LookAlike;

constexpr auto runs = std::to_array<Run>({
    {0xA0, P, " ``````` "},
    {0xAA, H, "a"},
    {0xAB, P, "\"``` "},
    {0xB2, H, "23"},
    {0xB4, P, "'``. "},
    {0xB9, H, "1o"},
    {0xBB, P,
     "\"````AAAAAA`CEEEEIIII`NOOOOOxOUUUUY``aaaaaa`ceeeeiiii`nooooo`ouuuuy`yAaAaAaCcCcC"
     "cCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiI"},
    {0x131, H, "i"},
    {0x134, P, "JjKk`LlLlLl``LlNnNnNn```OoOoOo``RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz"},
    {0x17F, H, "s"},
    {0x180, P, "b"},
    {0x199, P, "k``````Oo```p```````t`Uu"},
    {0x1C0, P, "l``!`````````AaIiOoUuUuUuUuUu`AaAa````GgKkOoOo``j```Gg``NnAa"},
    {0x1FE, H, "Oo"},
    {0x200, P, "AaAaEeEeIiIiOoOoRrRrUuUuSsTt``Hh``````AaEeOoOoOoOoYy```j"},
    {0x250, H, "aaab```d`````````gg```h``ii````w````n```````r`r`r"},
    {0x28B, H, "u```y`````````b``h``l"},
    {0x2B0, H, "h`jr```wy"},
    {0x2BC, P, "'"},
    {0x2D0, P, ":```````      "},
    {0x2E1, H, "lsx"},
    {0x37A, P, " ```;`````  "},
    {0x386, H, "A`EHI`O`Y`iAB``EZH`IK`MN`O`P``TY`X``IYae`iua`y`e```ik``n`o`p``tu`x`wiuouw"},
    {0x3F2, H, "cj"},
    {0x400, H, "EE```SIIJ```K`Y`A6B``E`3``K`MHO`PCTY`X"},
    {0x430, H, "abbr`e`3``k`mhonpcty`x"},
    {0x450, H, "ee`r`siij```k`y``w"},
    {0x474, H, "VvVv"},
    {0x49B, H, "k"},
    {0x4AF, H, "y"},
    {0x4BB, H, "h````l"},
    {0x4CF, H, "lAaAa``Ee``````33``````Oo``````YyYyYy"},
    {0x501, H, "d"},
    {0x51B, H, "q`w"},
    {0x531, H, "U"},
    {0x54D, H, "U`S`````O"},
    {0x561, H, "w````q`````````h```````n````u```gi``o"},
    {0x660, H, "0123456789"},
    {0x6F0, H, "0123456789"},
    {0x7C0, H, "0123456789"},
    {0x966, H, "0123456789"},
    {0x9E6, H, "0123456789"},
    {0xA66, H, "0123456789"},
    {0xAE6, H, "0123456789"},
    {0xB66, H, "0123456789"},
    {0xBE6, H, "0123456789"},
    {0xC66, H, "0123456789"},
    {0xCE6, H, "0123456789"},
    {0xD66, H, "0123456789"},
    {0xDE6, H, "0123456789"},
    {0xE50, H, "0123456789"},
    {0xED0, H, "0123456789"},
    {0xF20, H, "0123456789"},
    {0x1040, H, "0123456789"},
    {0x1090, H, "0123456789"},
    {0x13A0, H, "D`T```````A`E``````W```M```H`Y``G``Z``I"},
    {0x13D2, H, "R``````VS```LC``P```K"},
    {0x13F4, H, "B"},
    {0x1680, P, " "},
    {0x17E0, H, "0123456789"},
    {0x1810, H, "0123456789"},
    {0x1946, H, "0123456789"},
    {0x19D0, H, "0123456789"},
    {0x1A80, H, "0123456789``````0123456789"},
    {0x1B50, H, "0123456789"},
    {0x1BB0, H, "0123456789"},
    {0x1C40, H, "0123456789``````0123456789"},
    {0x1D00, H,
     "a```cd`e``jk`m`o````````p``tu```vwz`````````A`B`DE`GHIJKLMN`O`PRTUWa```bde```g`k"
     "m`o```ptu``v``````iruv"},
    {0x1D9C, H, "c```f"},
    {0x1DBB, H, "z"},
    {0x1E00, P,
     "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOo"
     "OoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy"},
    {0x1E9B, H, "s"},
    {0x1EA0, P,
     "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUu"
     "UuYyYyYyYy"},
    {0x1F00, H, "aaaaaaaaAAAAAAAAeeeeee``EEEEEE"},
    {0x1F28, H,
     "HHHHHHHHiiiiiiiiIIIIIIIIoooooo``OOOOOO``uuuuuuuu`Y`Y`Y`Ywwwwwwww````````aaee``ii"
     "oouuww``aaaaaaaaAAAAAAAA````````HHHHHHHHwwwwwwww````````aaaaa`aaAAAAA"},
    {0x1FBD, P, " "},
    {0x1FBE, H, "i"},
    {0x1FBF, P, "   "},
    {0x1FC8, H, "EEHHH"},
    {0x1FCD, P, "   "},
    {0x1FD0, H, "iiii``iiIIII"},
    {0x1FDD, P, "   "},
    {0x1FE0, H, "uuuuppuuYYYYP"},
    {0x1FED, P, "  "},
    {0x1FF2, H, "www`wwOO"},
    {0x1FFD, P, "  `           `````------` '','\"\"\"\"``.`."},
    {0x202F, P, " ``'\"`'```''``` ````-/"},
    {0x205F, P, " "},
    {0x2070, H, "0i``456789"},
    {0x207A, P, "+`=()"},
    {0x207F, H, "n0123456789"},
    {0x208A, P, "+`=()"},
    {0x2090, H, "aeox`hklmnpst"},
    {0x2102, H, "C```````gHHHh`IILl`N```PQRRR``````Z```Z"},
    {0x212A, P, "KA"},
    {0x212C, H, "BC`eEF`Mo````i"},
    {0x2145, H, "Ddeij"},
    {0x2160, H, "I```V````X``LCDMi```v````x``lcdm"},
    {0x2212, P, "-``/`*"},
    {0x2223, P, "|"},
    {0x2236, P, ":`````~"},
    {0x2260, P, "="},
    {0x226E, P, "<>"},
    {0x2460, H, "123456789"},
    {0x24B6, H, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0"},
    {0x2758, P, "|"},
    {0x29F8, P, "/"},
    {0x2C7C, H, "jV"},
    {0x3000, P, " ,."},
    {0x309B, P, "  "},
    {0xA4D0, H, "BP`DT`GK`JC`ZF`MNLSR``VH``WXY`A`E`IOU"},
    {0xA620, H, "0123456789"},
    {0xA730, H, "fs"},
    {0xA789, P, ":"},
    {0xA7F2, H, "CFQ"},
    {0xA8D0, H, "0123456789"},
    {0xA900, H, "0123456789"},
    {0xA9D0, H, "0123456789"},
    {0xA9F0, H, "0123456789"},
    {0xAA50, H, "0123456789"},
    {0xABF0, H, "0123456789"},
    {0xFB29, P, "+"},
    {0xFC5E, P, "      "},
    {0xFE10, P, ",``:;!?"},
    {0xFE33, P, "__(){}"},
    {0xFE47, P, "[]    ___,`.`;:?!-(){}``#&*+-<>=`\\$%@```` ` ` ` ` ` ` ` "},
    {0xFF01, P, "!\"#$%&'()*+,-./"},
    {0xFF10, H, "0123456789"},
    {0xFF1A, P, ":;<=>?@"},
    {0xFF21, H, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {0xFF3B, P, "[\\]^_"},
    {0xFF41, H, "abcdefghijklmnopqrstuvwxyz"},
    {0xFF5B, P, "{|}~``."},
    {0xFFE3, P, " "},
    {0x104A0, H, "0123456789"},
    {0x107A5, H, "q"},
    {0x10D30, H, "0123456789"},
    {0x11066, H, "0123456789"},
    {0x110F0, H, "0123456789"},
    {0x11136, H, "0123456789"},
    {0x111D0, H, "0123456789"},
    {0x112F0, H, "0123456789"},
    {0x11450, H, "0123456789"},
    {0x114D0, H, "0123456789"},
    {0x11650, H, "0123456789"},
    {0x116C0, H, "0123456789"},
    {0x11730, H, "0123456789"},
    {0x118E0, H, "0123456789"},
    {0x11950, H, "0123456789"},
    {0x11C50, H, "0123456789"},
    {0x11D50, H, "0123456789"},
    {0x11DA0, H, "0123456789"},
    {0x16A60, H, "0123456789"},
    {0x16AC0, H, "0123456789"},
    {0x16B50, H, "0123456789"},
    {0x1D400, H,
     "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZab"
     "cdefg`ijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzA`CD"
     "``G``JK``NOPQ`STUVWXYZabcd`f`hijklmn`pqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdef"
     "ghijklmnopqrstuvwxyzAB`DEFG``JKLMNOPQ`STUVWXY`abcdefghijklmnopqrstuvwxyzAB`DEFG`"
     "IJKLM`O```STUVWXY`abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij"
     "klmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGHIJKL"
     "MNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn"
     "opqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP"
     "QRSTUVWXYZabcdefghijklmnopqrstuvwxyz"},
    {0x1D7CE, H, "01234567890123456789012345678901234567890123456789"},
    {0x1E140, H, "0123456789"},
    {0x1E2F0, H, "0123456789"},
    {0x1E950, H, "0123456789"},
    {0x1F12B, H, "CR```ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {0x1FBF0, H, "0123456789"},
});

constexpr auto several = std::to_array<Several>({
    {0xC6, "AE"},     {0xD0, "D"},      {0xDE, "TH"},     {0xDF, "ss"},     {0xE6, "ae"},
    {0xF0, "d"},      {0xFE, "th"},     {0x132, "IJ"},    {0x133, "ij"},    {0x152, "OE"},
    {0x153, "oe"},    {0x1C4, "DZ"},    {0x1C5, "Dz"},    {0x1C6, "dz"},    {0x1C7, "LJ"},
    {0x1C8, "Lj"},    {0x1C9, "lj"},    {0x1CA, "NJ"},    {0x1CB, "Nj"},    {0x1CC, "nj"},
    {0x1F1, "DZ"},    {0x1F2, "Dz"},    {0x1F3, "dz"},    {0x2025, ".."},   {0x2026, "..."},
    {0x203C, "!!"},   {0x2047, "?\?"},  {0x2048, "?!"},   {0x2049, "!?"},   {0x20A8, "Rs"},
    {0x2100, "a/c"},  {0x2101, "a/s"},  {0x2105, "c/o"},  {0x2106, "c/u"},  {0x2116, "No"},
    {0x2120, "SM"},   {0x2121, "TEL"},  {0x2122, "TM"},   {0x213B, "FAX"},  {0x2161, "II"},
    {0x2162, "III"},  {0x2163, "IV"},   {0x2165, "VI"},   {0x2166, "VII"},  {0x2167, "VIII"},
    {0x2168, "IX"},   {0x216A, "XI"},   {0x216B, "XII"},  {0x2171, "ii"},   {0x2172, "iii"},
    {0x2173, "iv"},   {0x2175, "vi"},   {0x2176, "vii"},  {0x2177, "viii"}, {0x2178, "ix"},
    {0x217A, "xi"},   {0x217B, "xii"},  {0x2469, "10"},   {0x246A, "11"},   {0x246B, "12"},
    {0x246C, "13"},   {0x246D, "14"},   {0x246E, "15"},   {0x246F, "16"},   {0x2470, "17"},
    {0x2471, "18"},   {0x2472, "19"},   {0x2473, "20"},   {0x2474, "(1)"},  {0x2475, "(2)"},
    {0x2476, "(3)"},  {0x2477, "(4)"},  {0x2478, "(5)"},  {0x2479, "(6)"},  {0x247A, "(7)"},
    {0x247B, "(8)"},  {0x247C, "(9)"},  {0x247D, "(10)"}, {0x247E, "(11)"}, {0x247F, "(12)"},
    {0x2480, "(13)"}, {0x2481, "(14)"}, {0x2482, "(15)"}, {0x2483, "(16)"}, {0x2484, "(17)"},
    {0x2485, "(18)"}, {0x2486, "(19)"}, {0x2487, "(20)"}, {0x2488, "1."},   {0x2489, "2."},
    {0x248A, "3."},   {0x248B, "4."},   {0x248C, "5."},   {0x248D, "6."},   {0x248E, "7."},
    {0x248F, "8."},   {0x2490, "9."},   {0x2491, "10."},  {0x2492, "11."},  {0x2493, "12."},
    {0x2494, "13."},  {0x2495, "14."},  {0x2496, "15."},  {0x2497, "16."},  {0x2498, "17."},
    {0x2499, "18."},  {0x249A, "19."},  {0x249B, "20."},  {0x249C, "(a)"},  {0x249D, "(b)"},
    {0x249E, "(c)"},  {0x249F, "(d)"},  {0x24A0, "(e)"},  {0x24A1, "(f)"},  {0x24A2, "(g)"},
    {0x24A3, "(h)"},  {0x24A4, "(i)"},  {0x24A5, "(j)"},  {0x24A6, "(k)"},  {0x24A7, "(l)"},
    {0x24A8, "(m)"},  {0x24A9, "(n)"},  {0x24AA, "(o)"},  {0x24AB, "(p)"},  {0x24AC, "(q)"},
    {0x24AD, "(r)"},  {0x24AE, "(s)"},  {0x24AF, "(t)"},  {0x24B0, "(u)"},  {0x24B1, "(v)"},
    {0x24B2, "(w)"},  {0x24B3, "(x)"},  {0x24B4, "(y)"},  {0x24B5, "(z)"},  {0x2A74, "::="},
    {0x2A75, "=="},   {0x2A76, "==="},  {0x3250, "PTE"},  {0x3251, "21"},   {0x3252, "22"},
    {0x3253, "23"},   {0x3254, "24"},   {0x3255, "25"},   {0x3256, "26"},   {0x3257, "27"},
    {0x3258, "28"},   {0x3259, "29"},   {0x325A, "30"},   {0x325B, "31"},   {0x325C, "32"},
    {0x325D, "33"},   {0x325E, "34"},   {0x325F, "35"},   {0x32B1, "36"},   {0x32B2, "37"},
    {0x32B3, "38"},   {0x32B4, "39"},   {0x32B5, "40"},   {0x32B6, "41"},   {0x32B7, "42"},
    {0x32B8, "43"},   {0x32B9, "44"},   {0x32BA, "45"},   {0x32BB, "46"},   {0x32BC, "47"},
    {0x32BD, "48"},   {0x32BE, "49"},   {0x32BF, "50"},   {0x32CC, "Hg"},   {0x32CD, "erg"},
    {0x32CE, "eV"},   {0x32CF, "LTD"},  {0x3371, "hPa"},  {0x3372, "da"},   {0x3373, "AU"},
    {0x3374, "bar"},  {0x3375, "oV"},   {0x3376, "pc"},   {0x3377, "dm"},   {0x3378, "dm2"},
    {0x3379, "dm3"},  {0x337A, "IU"},   {0x3380, "pA"},   {0x3381, "nA"},   {0x3383, "mA"},
    {0x3384, "kA"},   {0x3385, "KB"},   {0x3386, "MB"},   {0x3387, "GB"},   {0x3388, "cal"},
    {0x3389, "kcal"}, {0x338A, "pF"},   {0x338B, "nF"},   {0x338E, "mg"},   {0x338F, "kg"},
    {0x3390, "Hz"},   {0x3391, "kHz"},  {0x3392, "MHz"},  {0x3393, "GHz"},  {0x3394, "THz"},
    {0x3396, "ml"},   {0x3397, "dl"},   {0x3398, "kl"},   {0x3399, "fm"},   {0x339A, "nm"},
    {0x339C, "mm"},   {0x339D, "cm"},   {0x339E, "km"},   {0x339F, "mm2"},  {0x33A0, "cm2"},
    {0x33A1, "m2"},   {0x33A2, "km2"},  {0x33A3, "mm3"},  {0x33A4, "cm3"},  {0x33A5, "m3"},
    {0x33A6, "km3"},  {0x33A9, "Pa"},   {0x33AA, "kPa"},  {0x33AB, "MPa"},  {0x33AC, "GPa"},
    {0x33AD, "rad"},  {0x33B0, "ps"},   {0x33B1, "ns"},   {0x33B3, "ms"},   {0x33B4, "pV"},
    {0x33B5, "nV"},   {0x33B7, "mV"},   {0x33B8, "kV"},   {0x33B9, "MV"},   {0x33BA, "pW"},
    {0x33BB, "nW"},   {0x33BD, "mW"},   {0x33BE, "kW"},   {0x33BF, "MW"},   {0x33C2, "a.m."},
    {0x33C3, "Bq"},   {0x33C4, "cc"},   {0x33C5, "cd"},   {0x33C7, "Co."},  {0x33C8, "dB"},
    {0x33C9, "Gy"},   {0x33CA, "ha"},   {0x33CB, "HP"},   {0x33CC, "in"},   {0x33CD, "KK"},
    {0x33CE, "KM"},   {0x33CF, "kt"},   {0x33D0, "lm"},   {0x33D1, "ln"},   {0x33D2, "log"},
    {0x33D3, "lx"},   {0x33D4, "mb"},   {0x33D5, "mil"},  {0x33D6, "mol"},  {0x33D7, "PH"},
    {0x33D8, "p.m."}, {0x33D9, "PPM"},  {0x33DA, "PR"},   {0x33DB, "sr"},   {0x33DC, "Sv"},
    {0x33DD, "Wb"},   {0x33FF, "gal"},  {0xFB00, "ff"},   {0xFB01, "fi"},   {0xFB02, "fl"},
    {0xFB03, "ffi"},  {0xFB04, "ffl"},  {0xFB05, "st"},   {0xFB06, "st"},   {0xFE19, "..."},
    {0xFE30, ".."},   {0x1F100, "0."},  {0x1F101, "0,"},  {0x1F102, "1,"},  {0x1F103, "2,"},
    {0x1F104, "3,"},  {0x1F105, "4,"},  {0x1F106, "5,"},  {0x1F107, "6,"},  {0x1F108, "7,"},
    {0x1F109, "8,"},  {0x1F10A, "9,"},  {0x1F110, "(A)"}, {0x1F111, "(B)"}, {0x1F112, "(C)"},
    {0x1F113, "(D)"}, {0x1F114, "(E)"}, {0x1F115, "(F)"}, {0x1F116, "(G)"}, {0x1F117, "(H)"},
    {0x1F118, "(I)"}, {0x1F119, "(J)"}, {0x1F11A, "(K)"}, {0x1F11B, "(L)"}, {0x1F11C, "(M)"},
    {0x1F11D, "(N)"}, {0x1F11E, "(O)"}, {0x1F11F, "(P)"}, {0x1F120, "(Q)"}, {0x1F121, "(R)"},
    {0x1F122, "(S)"}, {0x1F123, "(T)"}, {0x1F124, "(U)"}, {0x1F125, "(V)"}, {0x1F126, "(W)"},
    {0x1F127, "(X)"}, {0x1F128, "(Y)"}, {0x1F129, "(Z)"}, {0x1F12D, "CD"},  {0x1F12E, "WZ"},
    {0x1F14A, "HV"},  {0x1F14B, "MV"},  {0x1F14C, "SD"},  {0x1F14D, "SS"},  {0x1F14E, "PPV"},
    {0x1F14F, "WC"},  {0x1F16A, "MC"},  {0x1F16B, "MD"},  {0x1F16C, "MR"},  {0x1F190, "DJ"},
});

/// Code points that show nothing.
constexpr auto unseen = std::to_array<Range>({
    {0xAD, 0xAD},
    {0x300, 0x36F},
    {0x61C, 0x61C},
    {0x115F, 0x1160},
    {0x17B4, 0x17B5},
    {0x180B, 0x180E},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x2064},
    {0x2066, 0x206F},
    {0x3164, 0x3164},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},
});

Folded lookedUp(char32_t point)
{
    const auto seen = std::ranges::upper_bound(unseen, point, {}, &Range::first);
    if (seen != unseen.begin() && point <= std::prev(seen)->last)
        return {FoldKind::Unseen, {}};
    const auto run = std::ranges::upper_bound(runs, point, {}, &Run::first);
    if (run != runs.begin()) {
        const Run &found = *std::prev(run);
        const auto at = static_cast<std::size_t>(point - found.first);
        if (at < found.letters.size() && found.letters[at] != '`')
            return {found.kind, found.letters.substr(at, 1)};
    }
    const auto one = std::ranges::lower_bound(several, point, {}, &Several::point);
    if (one != several.end() && one->point == point)
        return {point < 0x250 ? FoldKind::Spelling : FoldKind::LookAlike, one->letters};
    return {FoldKind::None, {}};
}

/// What most texts outside ASCII consist of, looked up once.
template<char32_t First, std::size_t Count>
Folded frequent(char32_t point)
{
    static const auto table = [] {
        std::array<Folded, Count> all;
        for (std::size_t i = 0; i < Count; ++i)
            all[i] = lookedUp(First + static_cast<char32_t>(i));
        return all;
    }();
    return table[point - First];
}

} // namespace

Folded foldOf(char32_t point)
{
    if (point >= 0x80 && point < 0x180)
        return frequent<0x80, 0x100>(point);
    if (point >= 0x2000 && point < 0x2070)
        return frequent<0x2000, 0x70>(point);
    return lookedUp(point);
}

} // namespace keyturn::transcripts
