namespace Supervisor.Actors.Timing;

/// <summary>A binary heap, earliest first, from whose middle entries can be taken.</summary>
internal sealed class DeadlineHeap
{
    private Deadline[] _items = new Deadline[64];

    internal int Count { get; private set; }

    internal Deadline? Earliest => Count == 0 ? null : _items[0];

    internal void Add(Deadline deadline)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        Place(deadline, Count++);
        SiftUp(deadline.Index);
    }

    internal void Remove(Deadline deadline)
    {
        var hole = deadline.Index;
        var last = _items[--Count];
        _items[Count] = null!;
        deadline.Index = Deadline.Unscheduled;
        if (!ReferenceEquals(last, deadline))
        {
            Place(last, hole);
            SiftUp(hole);
            SiftDown(last.Index);
        }
    }

    private static bool IsBefore(Deadline a, Deadline b) => a.Due < b.Due || (a.Due == b.Due && a.Order < b.Order);

    private void Place(Deadline deadline, int index)
    {
        _items[index] = deadline;
        deadline.Index = index;
    }

    private void SiftUp(int index)
    {
        var moving = _items[index];
        while (index > 0 && IsBefore(moving, _items[(index - 1) / 2]))
        {
            Place(_items[(index - 1) / 2], index);
            index = (index - 1) / 2;
        }

        Place(moving, index);
    }

    private void SiftDown(int index)
    {
        var moving = _items[index];
        while (EarlierChild(index) is var child && child < Count && IsBefore(_items[child], moving))
        {
            Place(_items[child], index);
            index = child;
        }

        Place(moving, index);
    }

    private int EarlierChild(int index)
    {
        var left = (2 * index) + 1;
        return left + 1 < Count && IsBefore(_items[left + 1], _items[left]) ? left + 1 : left;
    }
}
