using Supervisor.Contracts.Palettes.Copying;

namespace Supervisor.Node.Palettes.Agents.Containers;

internal static class LinkRules
{
    /// <summary>Where a link leads: in the container, whatever it says.</summary>
    public static CopyPath Follow(CopyPath path, string target)
    {
        var words = new List<string>();
        var from = target.StartsWith('/') ? target : $"{path.Parent}/{target}";
        foreach (var word in from.Split('/').Where(word => word.Length > 0 && word != "."))
        {
            if (word != "..")
            {
                words.Add(word);
            }
            else if (words.Count > 0)
            {
                words.RemoveAt(words.Count - 1);
            }
        }

        return path with
        {
            Path = "/" + string.Join('/', words),
        };
    }
}
