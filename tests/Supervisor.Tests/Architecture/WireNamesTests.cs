using Shouldly;
using Xunit;

namespace Supervisor.Tests.Architecture;

/// <summary>
/// What is stored or sent outlives the code that wrote it. This holds its names, so that a rename that looks harmless in
/// an editor does not pass for one.
/// </summary>
public sealed class WireNamesTests
{
    private const string Approved = "tests/Supervisor.Tests/Architecture/approved-wire-names.txt";
    private const string Received = "artifacts/test/received-wire-names.txt";

    [Fact]
    public void WireNames_AreThoseThatWereApproved()
    {
        var assemblies = SourceTree.Projects.Select(SourceTree.Compiled).ToList();
        // In an order of its own, so that neither the file system's nor a merge's changes anything.
        var names = WireNames.OfEvents(assemblies).Concat(WireNames.OfContexts(assemblies));
        var seen = string.Join('\n', [.. names.Order(StringComparer.Ordinal), ""]);
        var approved = File.ReadAllText(Path.Combine(SourceTree.Root, Approved)).ReplaceLineEndings("\n");
        if (seen == approved)
            return;

        var received = Path.Combine(SourceTree.Root, Received);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, seen);
        Assert.Fail(
            $"""
            The names of stored and sent records changed:
            {Difference(approved, seen)}
            What is written under the old names, by older nodes or on disk, may not be read any more. If that is meant,
            approve it: mv {Received} {Approved}
            """
        );
    }

    [Fact]
    public void Names_OfAContext_AreThoseOnTheWire()
    {
        WireNames
            .OfContext(WireSampleJson.Default)
            .ShouldBe([
                "WireSampleJson WireColour = \"dark-red\"",
                "WireSampleJson WireColour = \"green\"",
                "WireSampleJson WireSample.colour: WireColour",
                "WireSampleJson WireSample.inner: [WireSample]?",
                "WireSampleJson WireSample.text_2: string?",
            ]);
    }

    private static string Difference(string approved, string seen)
    {
        var before = approved.Split('\n');
        var after = seen.Split('\n');
        return string.Join(
            '\n',
            before
                .Except(after, StringComparer.Ordinal)
                .Select(line => $"- {line}")
                .Concat(after.Except(before, StringComparer.Ordinal).Select(line => $"+ {line}"))
        );
    }
}
