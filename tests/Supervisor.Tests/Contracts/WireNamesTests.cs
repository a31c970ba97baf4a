using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Shouldly;
using Supervisor.Contracts.Palettes;
using Xunit;

namespace Supervisor.Tests.Contracts;

/// <summary>
/// The names that go over the wire. They are read by programs of other versions: adding one is a line here, changing one
/// breaks them.
/// </summary>
public sealed class WireNamesTests
{
    private static readonly Dictionary<string, string> Approved = new(StringComparer.Ordinal)
    {
        ["ArgumentDescription"] =
            "name summary kind position short required repeatable default choices minimum maximum",
        ["Column"] = "name title format width",
        ["ColumnsFrame"] = "kind columns layout",
        ["CommandDescription"] = "name summary role result changes details arguments examples",
        ["CommandExample"] = "line says",
        ["CommandRequest"] = "id arguments dryRun files",
        ["EndFrame"] = "kind exit",
        ["SessionStart"] = "request terminal archive",
        ["SessionTerminal"] = "columns rows",
        ["SessionArchive"] = "name directory",
        ["ErrorFrame"] = "kind error",
        ["NameList"] = "names",
        ["Whoami"] = "name role node cluster until addresses",
        ["NoteFrame"] = "kind text",
        ["OperatorError"] = "code message why remedy",
        ["PictureFrame"] = "kind",
        ["AcceptedFrame"] = "kind",
        ["PaletteCatalog"] = "contract node version palettes",
        ["PaletteDescription"] = "name summary commands default",
        ["ProgressFrame"] = "kind done total text",
        ["RowFrame"] = "kind cells",
        ["TextFrame"] = "kind text data",
        ["TreeFrame"] = "kind depth name cells",
    };

    [Fact]
    public void WireNames_OfEveryRecord_AreTheApprovedOnes()
    {
        var found = Types()
            .ToDictionary(
                type => type.Type.Name,
                type =>
                    string.Join(' ', type.Properties.Select(property => property.Name).Order(StringComparer.Ordinal)),
                StringComparer.Ordinal
            );

        foreach (var (type, names) in Approved)
        {
            found.ShouldContainKey(type);
            found[type].ShouldBe(string.Join(' ', names.Split(' ').Order(StringComparer.Ordinal)), type);
        }

        found.Keys.Except(Approved.Keys, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static IEnumerable<JsonTypeInfo> Types()
    {
        var seen = new HashSet<Type>();
        var rest = new Queue<Type>(
            typeof(PaletteJson)
                .GetProperties()
                .Where(property => property.PropertyType.IsAssignableTo(typeof(JsonTypeInfo)))
                .Select(property => property.PropertyType.GenericTypeArguments[0])
        );
        while (rest.TryDequeue(out var type))
        {
            if (type.Namespace!.StartsWith("Supervisor", StringComparison.Ordinal) && seen.Add(type))
            {
                var info = PaletteJson.Default.GetTypeInfo(type)!;
                if (info.Kind is JsonTypeInfoKind.Object)
                {
                    yield return info;
                }
            }
        }
    }

    [Fact]
    public void Request_WithUnknownFields_IsReadWithoutThem()
    {
        var request = JsonSerializer.Deserialize(
            """{"arguments":{"a":["1"]},"priority":"high"}""",
            PaletteJson.Default.CommandRequest
        );

        request!.Arguments["a"].ShouldBe(["1"]);
        request.Files.ShouldBeEmpty();
        request.DryRun.ShouldBeFalse();
    }

    [Fact]
    public void Catalog_OfANewerNode_IsReadAsFarAsItIsKnown()
    {
        var catalog = JsonSerializer.Deserialize(
            """
            {"contract":9,"node":"n","version":"2","moon":1,"palettes":[{"name":"p","summary":"s","commands":[
              {"name":"c","summary":"s","role":"archon","result":"hologram",
               "arguments":[{"name":"a","summary":"s","kind":"colour"}]}]},{"name":"q","summary":"s"}]}
            """,
            PaletteJson.Default.PaletteCatalog
        )!;

        catalog.Palettes[0].Commands[0].Arguments[0].Kind.ShouldBe("colour");
        catalog.Palettes[1].Commands.ShouldBeEmpty();
        Roles.Parse(catalog.Palettes[0].Commands[0].Role).ShouldBe(Role.Admin);
    }
}
