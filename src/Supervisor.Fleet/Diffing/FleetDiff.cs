using Supervisor.Fleet.Diffing.Trees;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Diffing;

/// <summary>
/// What one fleet has otherwise than another, to the key: exact, so that it turns the one into the other. What late
/// values come to is not in a model, and is compared where they are put in.
/// </summary>
public sealed class FleetDiff
{
    private readonly IReadOnlyList<TreeChange> _changes;
    private readonly (ModelIndex Old, ModelIndex New) _models;
    private readonly Dictionary<(string Project, FleetAddress? Member), MemberDiff> _byMember;

    private FleetDiff(IReadOnlyList<TreeChange> changes, ModelIndex old, ModelIndex @new)
    {
        var reading = new ChangeReading(old, @new);
        _changes = changes;
        _models = (old, @new);
        Members = changes
            .Select(reading.Read)
            .GroupBy(change => (change.Project, change.Member), change => change.Change)
            .Select(member => new MemberDiff(member.Key.Project, member.Key.Member, member.ToValueList()))
            .ToValueList();
        _byMember = Members.ToDictionary(member => (member.Project, member.Member));
    }

    /// <summary>By project, group and agent, in the order of the files; what is gone goes before what is new.</summary>
    public ValueList<MemberDiff> Members { get; }

    public bool IsEmpty => _changes.Count == 0;

    public static FleetDiff Of(FleetModel old, FleetModel @new) =>
        new(
            new TreeDiff(FleetTree.OrderMatters).Compare(FleetTree.Of(old), FleetTree.Of(@new)),
            new ModelIndex(old),
            new ModelIndex(@new)
        );

    /// <summary>
    /// What becomes of a group, or of an agent, of either fleet: by its own changes, an agent also by its group's, and
    /// by those of what its container is attached to. Null: nothing changes for it.
    /// </summary>
    public ChangeEffect? EffectOn(FleetMember member)
    {
        var project = _models.New.KeyOf(member.Project) ?? _models.Old.KeyOf(member.Project);
        if (project is null)
        {
            throw new ArgumentException($"{member} is of neither fleet.", nameof(member));
        }

        var attached = new Attachments(member.Group);
        return ChangesOf(project, member: null)
            .Where(attached.Include)
            .Concat(ChangesOf(project, member.Address.OfGroup))
            .Concat(member.Address.IsGroup ? [] : ChangesOf(project, member.Address))
            .Select(change => (ChangeEffect?)change.Effect)
            .Max();
    }

    /// <summary>The new fleet, made from the old: what shows that nothing was left out.</summary>
    internal FleetModel ApplyTo(FleetModel old) => FleetTree.Read(TreePatch.Apply(FleetTree.Of(old), _changes));

    private ValueList<KeyChange> ChangesOf(string project, FleetAddress? member) =>
        _byMember.TryGetValue((project, member), out var diff) ? diff.Changes : [];
}
