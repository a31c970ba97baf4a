using System.Text;
using Supervisor.Actors.Systems;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Engines;

/// <summary>
/// A folder of the daemons' own on a machine's disk. As a rule nothing in it is flushed, so a daemon that dies loses nothing of it; a loss of
/// power may take files away, or the ends of files; and a full disk takes a part of what is written, or nothing.
/// </summary>
internal sealed class Shelf(SeededChance chance, Rarities rarities) : IOwnFiles
{
    internal const string Full = "a record of a container's run that a full disk did not take";
    internal const string Torn = "a record of a container's run cut short by a loss of power";
    internal const string Lost = "a record of a container's run lost with the power";

    private const double Share = 0.2;

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    internal bool IsFull { get; set; }

    /// <summary>Something that was to be flushed was not even written: who comes later does not know of it.</summary>
    internal bool HasRefusedToKeep { get; private set; }

    public IReadOnlyList<string> Names(string suffix) =>
        [.. _files.Keys.Where(name => name.EndsWith(suffix, StringComparison.Ordinal))];

    public string Read(string name) =>
        _files.TryGetValue(name, out var bytes)
            ? Encoding.UTF8.GetString(bytes)
            : throw new FileNotFoundException("There is no such file.");

    public void Append(string name, ReadOnlySpan<byte> bytes)
    {
        var taken = IsFull ? chance.Next(bytes.Length) / 2 : bytes.Length;
        _files[name] = [.. _files.GetValueOrDefault(name, []), .. bytes[..taken]];
        RefuseIfFull();
    }

    public void Replace(string name, ReadOnlySpan<byte> bytes)
    {
        RefuseIfFull();
        _files[name] = bytes.ToArray();
    }

    public void Keep(string name, ReadOnlySpan<byte> bytes)
    {
        HasRefusedToKeep |= IsFull;
        Replace(name, bytes);
        _kept.Add(name);
    }

    public void Delete(string name) => _files.Remove(name);

    /// <summary>What is written here is there at once, and nothing is ever beside it.</summary>
    public void Tidy() { }

    internal void LosePower()
    {
        foreach (var (name, bytes) in _files.Where(file => !_kept.Contains(file.Key)).ToList())
        {
            var fate = chance.Next();
            if (fate < Share)
            {
                rarities.Reached(Lost);
                _files.Remove(name);
            }
            else if (fate < 2 * Share)
            {
                rarities.Reached(Torn);
                _files[name] = bytes[..chance.Next(bytes.Length + 1)];
            }
        }
    }

    private void RefuseIfFull()
    {
        if (IsFull)
        {
            rarities.Reached(Full);
            throw new IOException("No space left on device");
        }
    }
}
