using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Data;

namespace Traceability.People;

internal sealed class PeopleConfiguration : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<FormSent>
{
    public void Configure(EntityTypeBuilder<Person> person) => person.HasIndex(p => p.CodeKey).IsUnique();

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.HasOne(a => a.Person).WithOne().HasForeignKey<Account>(a => a.PersonId);
        account.HasIndex(a => a.PersonId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FormSent> form) => form.HasKey(f => f.Form);
}
