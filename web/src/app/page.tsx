export default function Page() {
  return <main id="content">Parley</main>;
}
