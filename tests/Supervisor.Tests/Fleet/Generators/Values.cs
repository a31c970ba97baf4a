using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet.Generators;

/// <summary>The values that models are made of: tame where a form is asked for, wild where anything may stand.</summary>
internal static class Values
{
    public static readonly Gen<string> Word = Gen.Elements(
        "web",
        "db",
        "cache",
        "hub",
        "stt",
        "a1",
        "b-2",
        "C.3",
        "d_4"
    );

    /// <summary>What a writer of YAML gets wrong: words and numbers that are none, marks, breaks, dollars.</summary>
    public static readonly Gen<string> Text = Gen.Elements(
        "plain",
        "two words",
        "redis:7.2@sha256",
        "/var/lib/data",
        "yes",
        "No",
        "n",
        "null",
        "~",
        "true",
        "0777",
        "0o17",
        "1e3",
        "1.10",
        "-1",
        ".5",
        "12:30:45",
        "2024-01-01",
        "$HOME",
        "${X:-y}",
        "a$$b",
        "{agent:Hub.port}",
        "a: b",
        "a:",
        "# no comment",
        "a #b",
        " before",
        "after ",
        "- dash",
        "? mark",
        "[x]",
        "{x: y}",
        "!reset x",
        "&anchor",
        "*alias",
        "%tag",
        "@at",
        "`tick`",
        "| bar",
        "> fold",
        "it's",
        "\"quoted\"",
        "back\\slash",
        "tab\there",
        "two\nlines",
        "two\nlines\n",
        "three\n\nlines\n\n",
        "\nfirst",
        " lead\nx",
        "trail \nx",
        "cr\rlf\r\n",
        "bell\a",
        "é ü 漢字 🚀",
        "\u0085\u2028\ufeff",
        "<<",
        "---",
        "..."
    );

    public static readonly Gen<string> AnyText = Gen.OneOf(Text, Gen.Constant(""), Word);

    public static readonly Gen<string> HostPath = Word.Select(name => $"/srv/{name}");

    public static readonly Gen<string> Address = Gen.Elements("10.0.0.7", "192.168.1.20", "fd00::7", "::1");

    public static readonly Gen<string> Subnet = Gen.Elements("172.28.0.0/16", "fd00:1::/64");

    public static readonly Gen<string> HardwareAddress = Gen.Constant("02:42:ac:11:65:43");

    public static readonly Gen<int> Small = Gen.Choose(1, 100);

    public static readonly Gen<int> Port = Gen.Choose(1, 60_000);

    public static readonly Gen<int> Rights = Gen.Choose(0, 4095);

    public static readonly Gen<bool> Flag = Gen.Elements(true, false);

    public static readonly Gen<long> Bytes = Gen.OneOf(
        Gen.Choose(1, 5_000).Select(count => (long)count),
        Gen.Choose(1, 64).Select(count => (long)count << 20),
        Gen.Choose(1, 64).Select(count => (long)count << 30)
    );

    public static readonly Gen<decimal> Cores = Gen.Choose(1, 6_400).Select(count => count / 100m);

    public static readonly Gen<TimeSpan> Duration = Gen.OneOf(
        Gen.Choose(0, 10_000).Select(count => TimeSpan.FromSeconds(count)),
        Gen.Choose(1, 100_000).Select(count => TimeSpan.FromMilliseconds(count)),
        Gen.Choose(1, 10_000_000).Select(count => TimeSpan.FromMicroseconds(count))
    );

    public static Gen<T?> Maybe<T>(Gen<T> value)
        where T : class => Gen.OneOf(value.Select(one => (T?)one), Gen.Constant((T?)null));

    public static Gen<T?> MaybeValue<T>(Gen<T> value)
        where T : struct => Gen.OneOf(value.Select(one => (T?)one), Gen.Constant((T?)null));

    public static Gen<ValueList<T>> List<T>(Gen<T> item, int most = 3) =>
        from count in Gen.Choose(1, most)
        from items in item.ArrayOf(count)
        select items.Distinct().ToValueList();

    public static Gen<ValueMap<T>> Map<T>(Gen<T> value, int most = 3) => Map(Word, value, most);

    public static Gen<ValueMap<T>> Map<T>(Gen<string> key, Gen<T> value, int most = 3) =>
        from count in Gen.Choose(1, most)
        from keys in key.ArrayOf(count)
        from values in value.ArrayOf(count)
        select keys.Zip(values, KeyValuePair.Create).ToValueMap();

    public static readonly Gen<ValueList<string>> Texts = List(AnyText);

    public static readonly Gen<ValueList<string>> Words = List(Word);

    /// <summary>Keys are as wild as values: labels may have any.</summary>
    public static readonly Gen<ValueMap<string>> TextMap = Map(Gen.OneOf(Word, Text), AnyText);

    public static readonly Gen<ValueMap<string?>> Variables = Map(Word, Maybe(AnyText));
}
