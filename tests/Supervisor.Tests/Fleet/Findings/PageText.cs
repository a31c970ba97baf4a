using Supervisor.Fleet.Findings;

namespace Supervisor.Tests.Fleet.Findings;

/// <summary>A page, taken apart: its title, its cause, and the files of its two sections.</summary>
internal sealed class PageText
{
    private const string File = "file=";

    private PageText(string markdown)
    {
        Section? section = null;
        PageFile? fence = null;
        foreach (var line in markdown.Split('\n'))
        {
            switch (line)
            {
                case "```":
                    fence = null;
                    break;
                case not null when fence is not null:
                    fence.Lines.Add(line);
                    break;
                case not null when line.StartsWith("```", StringComparison.Ordinal):
                    section?.Files.Add(fence = new PageFile(NameIn(line)));
                    break;
                case not null when line.StartsWith("## ", StringComparison.Ordinal):
                    Sections.Add(section = new Section(line[3..]));
                    break;
                case not null when line.StartsWith("# ", StringComparison.Ordinal):
                    Title = line[2..];
                    break;
                default:
                    Cause += section is null ? line + "\n" : "";
                    break;
            }
        }
    }

    public string Title { get; } = "";

    public string Cause { get; } = "";

    public List<Section> Sections { get; } = [];

    public static PageText Of(string code) => new(FindingPages.Find(code) ?? "");

    private static string NameIn(string fence) =>
        fence.Split(' ').FirstOrDefault(word => word.StartsWith(File, StringComparison.Ordinal)) is { } named
            ? named[File.Length..]
            : "fleet.yaml";

    internal sealed record Section(string Name)
    {
        public List<PageFile> Files { get; } = [];
    }

    internal sealed record PageFile(string Name)
    {
        public List<string> Lines { get; } = [];

        public string Text => string.Join('\n', Lines);
    }
}
