using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>
/// What all files of a project may hold together. Aliases, merge keys and <c>extends</c> count each time they are
/// used: written out, a few lines can be more values than there are atoms.
/// </summary>
internal sealed class TreeLimits(FindingLog log)
{
    private long _values;
    private long _characters;
    private int _files;

    /// <summary>False: too much, which has been told.</summary>
    public bool Take(TreeMeasure measure, Place place)
    {
        _values += measure.Values;
        _characters += measure.Characters;
        return _values > FleetLimits.Nodes ? Refuse(place, $"{FleetLimits.Nodes:N0} values")
            : _characters > FleetLimits.Characters ? Refuse(place, $"{FleetLimits.Characters:N0} characters")
            : true;
    }

    public bool TakeCharacters(int count, Place place) => Take(new TreeMeasure(0, count, 0), place);

    public bool TakeFile(Place place) => ++_files <= FleetLimits.Files || Refuse(place, $"{FleetLimits.Files} files");

    public bool Allows(int depth, Place place)
    {
        if (depth <= FleetLimits.Depth)
        {
            return true;
        }

        log.Add(
            TreeKinds.TooDeep,
            place,
            $"More than {FleetLimits.Depth} maps and lists stand inside each other.",
            "No fleet needs that: look for brackets that are never closed, or aliases inside aliases."
        );
        return false;
    }

    private bool Refuse(Place place, string limit)
    {
        log.Add(
            TreeKinds.TooLarge,
            place,
            $"Aliases and extended services written out, the project has more than {limit} from here on.",
            "Use fewer aliases inside aliases, or give parts of the fleet a file of their own."
        );
        return false;
    }
}
