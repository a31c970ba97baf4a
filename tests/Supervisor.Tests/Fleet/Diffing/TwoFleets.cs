using Shouldly;
using Supervisor.Fleet.Diffing;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet.Diffing;

/// <summary>A fleet before and after an edit of its file, and what the difference says.</summary>
internal sealed class TwoFleets
{
    private const string File = "demo/fleet.yaml";

    private readonly FleetModel _new;

    public TwoFleets(string old, string @new, string portOffset = "0")
    {
        _new = Read(@new, portOffset);
        var before = Read(old, "0");
        Diff = FleetDiff.Of(before, _new);
        Diff.ApplyTo(before).ShouldBe(_new);
    }

    public FleetDiff Diff { get; }

    /// <summary>Each change on a line: <c>OWNER KEY: OLD -> NEW (EFFECT)</c>.</summary>
    public IEnumerable<string> Lines =>
        from member in Diff.Members
        from change in member.Changes
        let owner = member.Member?.ToString() ?? $"project {member.Project}"
        let key = change.Key.Length == 0 ? "" : $" {change.Key}"
        select $"{owner}{key}: {change.Old ?? "-"} -> {change.New ?? "-"} ({change.Effect})";

    public ChangeEffect? EffectOn(string name)
    {
        var found = FleetNames.Of(_new).Resolve(name, new NameScope());
        return Diff.EffectOn(found.ShouldBeOfType<NameResolution.Resolved>().Member);
    }

    private static FleetModel Read(string yaml, string portOffset)
    {
        var environment = ValueMap<string>.Empty.With("PORT_OFFSET", portOffset);
        var reading = FleetReader.Read(
            new FleetRequest([ProjectFiles.Of(File)], environment),
            new MemoryFiles { [File] = yaml }
        );
        reading.Findings.ShouldBeEmpty();
        return reading.Model;
    }
}
