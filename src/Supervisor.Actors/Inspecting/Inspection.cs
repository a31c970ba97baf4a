using Supervisor.Actors.Timing;

namespace Supervisor.Actors.Inspecting;

/// <summary>
/// One look at the tree. Each actor describes itself in its own turn, so the parts of one description may be of slightly
/// different moments; one that has not answered when the time is up is described as busy.
/// </summary>
internal sealed class Inspection : Deadline
{
    private readonly TaskCompletionSource<ActorDescription> _done;
    private readonly Deadlines _deadlines;
    private readonly Finding _root;
    private int _outstanding = 1;

    internal Inspection(Finding root, Deadlines deadlines, TaskCreationOptions completion)
    {
        _done = new TaskCompletionSource<ActorDescription>(completion);
        _deadlines = deadlines;
        _root = root;
    }

    internal Task<ActorDescription> Start(TimeSpan timeout)
    {
        _deadlines.Schedule(this, timeout);
        _root.Cell.Send(new DescribeSignal(this, _root));
        return _done.Task;
    }

    internal override void Fire() => _done.TrySetResult(_root.Describe());

    internal void Visit(Finding finding)
    {
        var children = finding.Look();
        Interlocked.Add(ref _outstanding, children.Count);
        foreach (var child in children)
        {
            child.Cell.Send(new DescribeSignal(this, child));
        }

        if (Interlocked.Decrement(ref _outstanding) == 0 && _done.TrySetResult(_root.Describe()))
        {
            _deadlines.Cancel(this);
        }
    }
}
