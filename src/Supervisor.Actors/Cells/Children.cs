namespace Supervisor.Actors.Cells;

/// <summary>
/// A parent's living children, oldest first. The list is threaded through the cells themselves, so that a child costs
/// its parent no object of its own; names are kept only for those that have one.
/// </summary>
internal sealed class Children
{
    private Cell? _first;
    private Cell? _last;
    private Dictionary<string, Cell>? _named;
    private long _lastNumber;

    internal bool IsEmpty => _first is null;

    internal long NextNumber() => ++_lastNumber;

    /// <summary>A child that has stopped gives its name free before its parent has heard of its end.</summary>
    internal bool HasName(string name) =>
        _named?.GetValueOrDefault(name) is { } child && child.Life.Phase != CellPhase.Stopped;

    internal void Add(Cell child)
    {
        if (child.IsNamed)
        {
            (_named ??= new(StringComparer.Ordinal))[child.Name] = child;
        }

        child.Siblings.Previous = _last;
        if (_last is null)
        {
            _first = child;
        }
        else
        {
            _last.Siblings.Next = child;
        }

        _last = child;
        child.Siblings.AreLinked = true;
    }

    internal void Remove(Cell child)
    {
        var (previous, next) = (child.Siblings.Previous, child.Siblings.Next);
        if (previous is null)
        {
            _first = next;
        }
        else
        {
            previous.Siblings.Next = next;
        }

        if (next is null)
        {
            _last = previous;
        }
        else
        {
            next.Siblings.Previous = previous;
        }

        child.Siblings = default;
        if (child.IsNamed && _named![child.Name] == child)
        {
            _named.Remove(child.Name);
        }
    }

    internal void SuspendAll()
    {
        foreach (var child in From(_first))
        {
            child.Send(new SuspendSignal());
        }
    }

    // A child whose restart is planned stays still until then: it was suspended for that, too.
    internal void ResumeAll()
    {
        foreach (var child in From(_first).Where(static child => !child.Supervised.RestartIsPlanned))
        {
            child.Send(new ResumeSignal(forgives: false));
        }
    }

    internal void StopAll()
    {
        foreach (var child in From(_first))
        {
            child.OrderStop();
        }
    }

    internal static IEnumerable<Cell> OldestFirst(Children? children) => From(children?._first);

    /// <summary>The child and all that were spawned after it.</summary>
    internal static IEnumerable<Cell> From(Cell? child)
    {
        while (child is not null)
        {
            // Taken first: whoever iterates may remove the child.
            var next = child.Siblings.Next;
            yield return child;
            child = next;
        }
    }
}
