using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;
using Xunit;

namespace Supervisor.Tests.Fleet.Trees.Yaml;

public sealed class YamlPropertyTests
{
    private const string Letters = "ab:#-'\"\\{}[]&*!|>%@`,? \t\n\r\u0085\u2028é\U0001F389${}0";

    /// <summary>JSON is YAML, so whatever can be written as JSON must come back.</summary>
    [Fact]
    public void Tree_WrittenAsJson_ReadsBack() =>
        Property.Holds(
            Maps(3),
            map =>
            {
                var read = YamlText.Read(map.ToJsonString());

                read.Findings.ShouldBeEmpty();
                TreeText.Of(read.Root).ShouldBe(Shown(map));
            }
        );

    [Fact]
    public void Place_OfEveryKey_IsWhereItIsWritten() =>
        Property.Holds(
            Maps(3),
            map =>
            {
                var text = map.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

                CheckKeys(YamlText.Read(text).Root.ShouldNotBeNull(), text.Split('\n'));
            }
        );

    [Fact]
    public void Bytes_OfAnyKind_AreATreeOrAFinding() =>
        Property.Holds(
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
            bytes =>
            {
                var read = YamlText.Read(bytes);

                (read.Root is not null || read.Findings.Count > 0).ShouldBeTrue();
            },
            runs: 500
        );

    [Fact]
    public void Letters_InAnyOrder_AreATreeOrAFinding() =>
        Property.Holds(
            Texts(),
            text =>
            {
                var read = YamlText.Read(text);

                (read.Root is not null || read.Findings.Count > 0).ShouldBeTrue();
            },
            runs: 500
        );

    private static void CheckKeys(TreeNode node, string[] lines)
    {
        foreach (var entry in (node as MapNode)?.Entries ?? [])
        {
            At(lines, entry.KeyPlace).ShouldStartWith($"{Encoded(entry.Key)}:");
            CheckKeys(entry.Value, lines);
        }

        foreach (var item in (node as ListNode)?.Items ?? [])
        {
            CheckKeys(item, lines);
        }
    }

    private static string At(string[] lines, Place place) => lines[place.Line - 1][(place.Column - 1)..];

    private static string Encoded(string text) => JsonSerializer.Serialize(text);

    private static string Shown(JsonNode? node) =>
        node switch
        {
            JsonObject map => $"{{{string.Join(", ", map.Select(entry => $"{entry.Key}: {Shown(entry.Value)}"))}}}",
            JsonArray list => $"[{string.Join(", ", list.Select(Shown))}]",
            JsonValue value when value.GetValueKind() is JsonValueKind.String => $"'{value.GetValue<string>()}'",
            null => "~",
            _ => node.ToJsonString(),
        };

    private static Gen<JsonObject> Maps(int depth) =>
        Texts()
            .Where(key => key.Length > 0)
            .Zip(Values(depth))
            .ListOf(4)
            .Select(entries =>
            {
                var map = new JsonObject();
                foreach (var (key, value) in entries)
                {
                    map[key] = value?.DeepClone();
                }

                return map;
            });

    private static Gen<JsonNode?> Values(int depth) =>
        depth == 0
            ? Scalars()
            : Gen.OneOf(
                Scalars(),
                Maps(depth - 1).Select(map => (JsonNode?)map),
                Values(depth - 1)
                    .ListOf(3)
                    .Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))
            );

    private static Gen<JsonNode?> Scalars() =>
        Gen.OneOf(
            Texts().Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Choose(-1_000, 1_000).Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Elements(true, false).Select(flag => (JsonNode?)JsonValue.Create(flag)),
            Gen.Constant((JsonNode?)null)
        );

    private static Gen<string> Texts() =>
        Gen.Elements(Letters.EnumerateRunes().Select(rune => rune.ToString()).ToArray())
            .ListOf()
            .Select(string.Concat)
            .Select(text => text.Length > 40 ? text[..30].TrimEnd('\uD83C') : text);
}
