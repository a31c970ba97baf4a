using Supervisor.Fleet.Findings;

namespace Supervisor.Tests.Fleet.Findings;

/// <summary>A page, taken apart: its title, its cause, and the files of its two sections.</summary>
internal sealed class PageText
{
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
                    section?.Files.Add(fence = PageFile.Of(line));
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

    internal sealed record Section(string Name)
    {
        public List<PageFile> Files { get; } = [];
    }

    /// <param name="Node">What <c>--node</c> names when the file is given.</param>
    /// <param name="Profile">What <c>--profile</c> names then.</param>
    internal sealed record PageFile(string Name, string? Node, string? Profile)
    {
        /// <summary>By what follows the back ticks: <c>yaml file=NAME node=NODE profile=PROFILE</c>.</summary>
        public static PageFile Of(string fence)
        {
            var words = fence.Split(' ').Select(word => word.Split('=')).Where(word => word.Length == 2).ToList();
            return new PageFile(ValueOf("file") ?? "fleet.yaml", ValueOf("node"), ValueOf("profile"));

            string? ValueOf(string key) => words.Find(word => word[0] == key)?[1];
        }

        public List<string> Lines { get; } = [];

        public string Text => string.Join('\n', Lines);
    }
}
