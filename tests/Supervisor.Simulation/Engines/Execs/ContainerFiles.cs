using Supervisor.Actors.Systems;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Engines.Execs;

/// <summary>
/// What programs in containers write into folders that they have in common with the machine. The files are real; whether there is
/// room for them, and what a loss of power leaves of them, is the world's.
/// </summary>
internal sealed class ContainerFiles(SeededChance chance, Rarities rarities)
{
    internal const string Torn = "a record of a program in a container cut short by a loss of power";
    internal const string Lost = "a record of a program in a container lost with the power";

    private const double Share = 0.2;

    private readonly SortedSet<string> _written = new(StringComparer.Ordinal);

    internal bool IsFull { get; set; }

    /// <summary>Told of each file that was written to, by its path.</summary>
    internal event Action<string>? Written;

    /// <returns>False: there was no room for it, or for a part of it alone.</returns>
    internal bool TryAppend(string path, string text)
    {
        var taken = IsFull ? chance.Next(text.Length) / 2 : text.Length;
        File.AppendAllText(path, text[..taken]);
        Tell(path);
        return !IsFull;
    }

    /// <returns>False: there is something of that name already.</returns>
    internal bool TryLink(string file, string name)
    {
        if (File.Exists(name))
        {
            return false;
        }

        File.Copy(file, name);
        Tell(name);
        return true;
    }

    /// <summary>Nothing of it was flushed.</summary>
    internal void LosePower()
    {
        foreach (var path in _written.Where(File.Exists).ToList())
        {
            var fate = chance.Next();
            if (fate < Share)
            {
                rarities.Reached(Lost);
                File.Delete(path);
            }
            else if (fate < 2 * Share)
            {
                rarities.Reached(Torn);
                var text = File.ReadAllText(path);
                File.WriteAllText(path, text[..chance.Next(text.Length + 1)]);
            }
        }

        _written.Clear();
    }

    private void Tell(string path)
    {
        _written.Add(path);
        Written?.Invoke(path);
    }
}
