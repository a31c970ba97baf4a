using FsCheck;
using FsCheck.Fluent;

namespace Supervisor.Tests.Fleet.Generators;

/// <summary>Random models as random changes of a plain one: sparse, as real ones are, and yet each key has its turn.</summary>
internal sealed class Edits<T>
{
    private readonly List<Gen<Func<T, T>>> _edits = [];

    public Edits<T> Add<TValue>(Gen<TValue> value, Func<T, TValue, T> change)
    {
        _edits.Add(value.Select(one => (Func<T, T>)(model => change(model, one))));
        return this;
    }

    public Gen<T> Of(Gen<T> plain, int most)
    {
        var all = _edits.ToArray();
        return from model in plain
            from count in Gen.Choose(0, most)
            from edits in Gen.OneOf(all).ArrayOf(count)
            select edits.Aggregate(model, (changed, edit) => edit(changed));
    }
}
