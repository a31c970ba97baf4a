namespace Supervisor.Supervision.Groups;

/// <summary>
/// The last word of a parent to a child, for the child's next incarnation: a child that its parent's strategy restarts is
/// made by the props of its first start, on another thread than the parent's.
/// </summary>
internal sealed class Latest<T>(T value)
    where T : class
{
    private volatile T _value = value;

    internal T Value
    {
        get => _value;
        set => _value = value;
    }
}
