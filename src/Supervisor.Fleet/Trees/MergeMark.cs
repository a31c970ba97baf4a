namespace Supervisor.Fleet.Trees;

/// <summary>What a tag says about the merge with the files before.</summary>
internal enum MergeMark
{
    None,

    /// <summary><c>!reset</c>: the key is as if no file had it.</summary>
    Reset,

    /// <summary><c>!override</c>: the value replaces the one before, where it would have been merged with it.</summary>
    Override,
}
