using System.Text;
using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Trees.Yaml;

namespace Supervisor.Tests.Fleet.Trees.Yaml;

/// <summary>Reads one text the way a file is read.</summary>
internal sealed record YamlText(MapNode? Root, IReadOnlyList<Finding> Findings)
{
    public static YamlText Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static YamlText Read(byte[] content)
    {
        var log = new FindingLog();
        return new YamlText(YamlReader.Read("f.yaml", content, new TreeLimits(log), log), log.Findings);
    }

    public static string TreeOf(string text)
    {
        var read = Read(text);
        read.Findings.ShouldBeEmpty();
        return TreeText.Of(read.Root);
    }

    /// <summary>The one finding, as <c>line:column code</c>.</summary>
    public static string FindingOf(string text) => FindingOf(Read(text));

    public static string FindingOf(YamlText read)
    {
        read.Findings.ShouldHaveSingleItem();
        return Brief(read.Findings[0]);
    }

    /// <summary>Where one mistake makes several findings, the first must be the one that mends it.</summary>
    public static string FirstFindingOf(string text) => Brief(Read(text).Findings[0]);

    private static string Brief(Finding finding)
    {
        finding.Message.ShouldEndWith(".");
        finding.Remedy.ShouldNotBeEmpty();
        return $"{finding.Place.Line}:{finding.Place.Column} {finding.Kind.Code}";
    }
}
