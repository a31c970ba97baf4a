using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Supervisor.IntegrationTests.Fleet.Peer;

/// <summary>A value of the peer's output, read without any of our own code.</summary>
internal sealed class PeerYaml(YamlNode? node)
{
    private static readonly (string Name, decimal Size)[] Times =
    [
        ("ms", 1),
        ("us", 0.001m),
        ("h", 3_600_000),
        ("m", 60_000),
        ("s", 1_000),
    ];

    private static readonly (string Name, decimal Size)[] Sizes = [("k", 1 << 10), ("m", 1 << 20), ("g", 1 << 30)];

    public PeerYaml this[string key] =>
        new(node is YamlMappingNode map && map.Children.TryGetValue(key, out var value) ? value : null);

    public static PeerYaml Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new PeerYaml(stream.Documents[0].RootNode);
    }

    public bool IsThere => node is not null;

    public bool IsList => node is YamlSequenceNode;

    /// <summary>The peer doubles dollars, so that its output could be read again.</summary>
    public string? Text =>
        node is YamlScalarNode { Value: { } value } scalar && !(scalar.Style is ScalarStyle.Plain && value is "null")
            ? value.Replace("$$", "$", StringComparison.Ordinal)
            : null;

    public IEnumerable<string> Keys =>
        (node as YamlMappingNode)?.Children.Keys.Select(key => ((YamlScalarNode)key).Value!) ?? [];

    public IEnumerable<(string Key, PeerYaml Value)> Entries => Keys.Select(key => (key, this[key]));

    public IEnumerable<PeerYaml> Items => (node as YamlSequenceNode)?.Children.Select(item => new PeerYaml(item)) ?? [];

    public IReadOnlyList<string>? Texts => IsList ? [.. Items.Select(item => item.Text!)] : null;

    public string? Milliseconds => Text is { } text ? Facts.Of(Sum(text, Times)) : null;

    public string? Bytes => Text is { } text ? Facts.Of(Sum(text.ToLowerInvariant().TrimEnd('b'), Sizes)) : null;

    private static decimal Sum(string text, (string Name, decimal Size)[] units)
    {
        var sum = 0m;
        while (text.Length > 0)
        {
            var digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.').Count();
            var (name, size) = Array.Find(
                units,
                unit => text[digits..].StartsWith(unit.Name, StringComparison.Ordinal)
            );
            sum += decimal.Parse(text[..digits], CultureInfo.InvariantCulture) * (name is null ? 1 : size);
            text = text[(digits + (name?.Length ?? 0))..];
        }

        return sum;
    }
}
