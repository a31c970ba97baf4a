namespace Supervisor.Actors.Cells;

/// <summary>A child's place in its parent's list. It belongs to the parent's turn.</summary>
internal struct Siblings
{
    internal Cell? Previous;
    internal Cell? Next;
    internal bool AreLinked;
}
