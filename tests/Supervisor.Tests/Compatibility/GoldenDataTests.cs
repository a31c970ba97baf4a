using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.TestKit.Drills;
using Supervisor.Tests.Architecture;
using Xunit;

namespace Supervisor.Tests.Compatibility;

/// <summary>
/// What was written once is read by today's code, and says to it what it said then. The files are never changed: a new kind brings its
/// own, and a new level a folder.
/// </summary>
public sealed class GoldenDataTests
{
    private const string Approved = "tests/Supervisor.Tests/Architecture/approved-wire-names.txt";
    private const string OfTheTag = "cce44b9adebc8637913dd993d448b31325e0221496859d11fba0a8681fa1f1ae";
    private const string Remedy = "write them: ./build.sh drill compat-data";

    public static TheoryData<string> Kinds => [.. GoldenKinds.All.Select(static kind => kind.File)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatWasWritten_IsReadAndMeansTheSame(string file)
    {
        var kind = Find(file);
        foreach (var written in Written(kind))
        {
            var again = kind.Again(written).ShouldNotBeNull("it is not understood");
            JsonCover.Gaps(kind.Plain(again), kind.Plain(written)).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatALaterVersionHasAdded_IsPassedOver(string file)
    {
        var kind = Find(file);
        if (kind.Shape is not { } shape)
        {
            return;
        }

        foreach (var written in Written(kind))
        {
            var later = JsonNode.Parse(written);
            UnknownMembers.Add(later, shape);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(later);
            bytes.ShouldNotBe(written);

            var again = kind.Again(bytes).ShouldNotBeNull("it is not understood");
            JsonCover.Gaps(JsonNode.Parse(again), JsonNode.Parse(written)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void EveryKind_HasItsFile_AndEveryFileItsKind()
    {
        var kinds = GoldenKinds.All.Select(static kind => kind.File).ToList();
        var files = GoldenFolder.Newest.Files().ToList();

        kinds.Except(files, StringComparer.Ordinal).ShouldBeEmpty($"These have no file yet; {Remedy}");
        GoldenFolder
            .All.SelectMany(static folder => folder.Files())
            .Except(kinds, StringComparer.Ordinal)
            .ShouldBeEmpty("Nothing reads these any more, and they were written once.");
    }

    [Fact]
    public void EveryApprovedName_BelongsToAKindThatIsHeld()
    {
        var files = GoldenFolder.Newest.Files().ToList();
        var approved = File.ReadAllLines(Path.Combine(SourceTree.Root, Approved));
        foreach (var line in approved.Select(static line => line.Split(' ')))
        {
            if (line is ["event", var name, var schema, ..])
            {
                files.ShouldContain($"events/{name}.{schema.TrimEnd(':')}.json");
            }
            else if (!GoldenKinds.IsOfOthers(line[0]) && line[0] is not ("AgentJson" or "GroupJson" or "NodeJson"))
            {
                files.ShouldContain(file => file.StartsWith($"{line[0]}/", StringComparison.Ordinal), line[0]);
            }
        }
    }

    [Fact]
    public void NamesOfALevel_AreStillThere()
    {
        var today = File.ReadAllLines(Path.Combine(SourceTree.Root, Approved));
        foreach (var folder in GoldenFolder.All)
        {
            File.ReadAllLines(folder.Names)
                .Except(today, StringComparer.Ordinal)
                .ShouldBeEmpty($"{folder.Name} has these names: who speaks that level still writes and expects them.");
        }
    }

    /// <summary>A file of a later form is refused by who speaks no more than that level: he could not be taken back to it.</summary>
    [Fact]
    public void FormsOfFiles_AreThoseOfTheOldestLevelThatIsSpoken() =>
        FileForms.Today.ShouldBe(
            File.ReadAllText(GoldenFolder.Oldest.Forms).TrimEnd(),
            "A step to a later form takes a version before it that reads it and does not make it yet."
        );

    /// <summary>As a build of the tag has written them: how, says the README beside the folder.</summary>
    [Fact]
    public void FilesOfTheTag_AreAsItWroteThem()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var folder = new GoldenFolder(1).First;
        foreach (var file in GoldenFolder.FilesIn(folder).Order(StringComparer.Ordinal))
        {
            all.AppendData(Encoding.UTF8.GetBytes($"{file}\n"));
            all.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));
        }

        Convert.ToHexStringLower(all.GetHashAndReset()).ShouldBe(OfTheTag);
    }

    /// <summary>Writes what is missing of the newest level, and nothing else.</summary>
    [Drill("compat-data")]
    public void Files_OfKindsThatHaveNone_AreWritten()
    {
        foreach (var kind in GoldenKinds.All)
        {
            GoldenFolder.Newest.Add(kind.File, kind.Sample());
        }

        var names = File.ReadAllLines(Path.Combine(SourceTree.Root, Approved))
            .Where(static line => !GoldenKinds.IsOfOthers(line.Split(' ')[0]));
        GoldenFolder.Newest.Add("file-forms.txt", Encoding.UTF8.GetBytes(FileForms.Today + "\n"));
        GoldenFolder.Newest.Add("wire-names.txt", Encoding.UTF8.GetBytes(string.Join('\n', [.. names, ""])));
    }

    private static GoldenKind Find(string file) => GoldenKinds.All.Single(kind => kind.File == file);

    /// <summary>By every level that had it.</summary>
    private static IEnumerable<byte[]> Written(GoldenKind kind)
    {
        var paths = GoldenFolder.All.Select(folder => folder.PathOf(kind.File)).OfType<string>().ToList();
        paths.ShouldNotBeEmpty($"{kind.File} is missing; {Remedy}");
        return paths.Select(File.ReadAllBytes);
    }
}
